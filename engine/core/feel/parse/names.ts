/** What the parser must know of a name: the names below it, where it is a context. */
export interface NameShape {
  readonly [name: string]: NameShape | true;
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const KEYWORDS = new Set(
  'for return if then else some every satisfies or and between instance of in not null true false function external'.split(
    ' ',
  ),
);

/** Names the grammar reads as one identifier anyway need not be told to it. */
export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && !KEYWORDS.has(name);
}

/** The one spelling of a name: `a - b` and `a-  b` are `a-b` (DMN 1.5, 10.3.1.4). */
export function normalizeName(name: string): string {
  if (isPlainName(name)) return name;
  return name
    .replace(/\s*([./\-'+*])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
