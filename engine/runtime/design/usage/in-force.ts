/** What tells when a version holds. */
export interface DatedVersion {
  version: number | null;
  effectiveFrom: string | null;
}

/**
 * The version that prices a day: the latest of those that began by then. Retired versions count:
 * what began under them goes on being billed by them until another begins.
 */
export function versionInForce<Version extends DatedVersion>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  const begun = versions.filter(
    ({ version, effectiveFrom }) =>
      version !== null && (effectiveFrom === null || effectiveFrom <= day),
  );
  return begun.toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0)).at(-1);
}
