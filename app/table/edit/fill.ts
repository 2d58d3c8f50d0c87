/**
 * What a block becomes where it is drawn over more rows: its rows again and again. A series is not
 * guessed: a price that continues by itself would be a surprise.
 */
export function repeated<T>(block: readonly (readonly T[])[], count: number): (readonly T[])[] {
  if (block.length === 0) return [];
  return Array.from({ length: count }, (_, row) => block[row % block.length] as readonly T[]);
}
