/** PostgreSQL's COPY text format: a tab between fields, a line feed after a row, \N for null. */
export type Field = string | number | boolean | null | undefined;

const SPECIAL = /[\\\t\n\r\0]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export class NulByteError extends Error {
  constructor(value: string) {
    super(`text with a NUL byte cannot be stored: ${JSON.stringify(value.slice(0, 80))}`);
    this.name = 'NulByteError';
  }
}

export function field(value: Field): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return SPECIAL.test(value) ? escapeText(value) : value;
}

/** A value stored as jsonb; undefined is null of SQL, null is null of JSON. */
export function jsonField(value: unknown): string {
  return value === undefined ? '\\N' : field(JSON.stringify(value));
}

function escapeText(value: string): string {
  if (value.includes('\0')) throw new NulByteError(value);
  return value.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found);
}
