export type JsonRecord = Readonly<Record<string, unknown>>;

/** The same text for the same value, whatever the order of members. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isSame = (before: unknown, after: unknown): boolean =>
  before === after || canonical(before) === canonical(after);

/** The list that a member holds; a draft may hold anything there. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const recordOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {});

/** A text in both languages, which is one value. */
export function isText(value: unknown): value is { zh: string; en: string } {
  return isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string';
}

/** The names that two records have, in their order, each once. */
export const memberNames = (before: JsonRecord, after: JsonRecord): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

/** A part of a JSON pointer. */
export const pointer = (part: string | number): string =>
  `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Anything as text; an object may hold what keeps it from being made into one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
