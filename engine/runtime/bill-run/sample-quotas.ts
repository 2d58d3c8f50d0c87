export interface Stratum {
  key: string;
  /** How many there are in it. */
  count: number;
}

/**
 * How many of each stratum a sample of `size` takes: its share by largest remainder, at least one of
 * each as long as the size allows, never more than there are. Pure; ties go to the larger stratum,
 * then by key.
 */
export function sampleQuotas(strata: readonly Stratum[], size: number): Map<string, number> {
  const ordered = [...strata].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const all = ordered.reduce((sum, { count }) => sum + count, 0);
  const wanted = Math.min(size, all);
  const quotas = new Map<string, number>();
  let given = 0;
  for (const { key } of ordered.slice(0, wanted)) {
    quotas.set(key, 1);
    given += 1;
  }
  // One by one to whoever is furthest below its share: exact, and sizes are small.
  while (given < wanted) {
    let next: Stratum | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const stratum of ordered) {
      const has = quotas.get(stratum.key) ?? 0;
      if (has >= stratum.count) continue;
      const short = (stratum.count * wanted) / all - has;
      if (short <= most) continue;
      most = short;
      next = stratum;
    }
    if (!next) break;
    quotas.set(next.key, (quotas.get(next.key) ?? 0) + 1);
    given += 1;
  }
  return quotas;
}
