/** What can go wrong before a query is even asked: a closed set, each with one clear line. */
export type DatabaseFailureCode =
  | 'database-unreachable'
  | 'database-refused'
  | 'database-not-migrated'
  | 'port-in-use'
  | 'data-dir-broken'
  | 'data-dir-version'
  | 'data-dir-owner'
  | 'data-dir-in-use'
  | 'platform-unsupported'
  | 'system-user-missing';

export class DatabaseFailure extends Error {
  readonly code: DatabaseFailureCode;
  readonly text: { zh: string; en: string };

  constructor(code: DatabaseFailureCode, text: { zh: string; en: string }, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'DatabaseFailure';
    this.code = code;
    this.text = text;
  }
}

/** The shortest true line of an unknown error. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n', 1)[0] ?? '';
}
