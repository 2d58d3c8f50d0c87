export type Query = Record<string, string | string[] | undefined>;

/** One value of an address; nothing where it stands twice or is empty. */
export function textOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One of the given words. */
export function wordOf<Word extends string>(
  query: Query,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = textOf(query, name);
  return words.find((word) => word === value);
}

/** A whole number within bounds. */
export function countOf(
  query: Query,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const value = textOf(query, name);
  if (value === undefined || !/^\d{1,6}$/.test(value)) return undefined;
  const count = Number(value);
  return count >= least && count <= most ? count : undefined;
}
