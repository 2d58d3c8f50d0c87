import { issue } from '#engine/core/issue';
import { invalid } from '#engine/runtime/error';

/** A page of a list: pass `next` back as `cursor` for the following one. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

export const MOST_ROWS = 200;

/** Where a page ended, by the list's own sort key. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

const isPart = (part: unknown): boolean => typeof part === 'string' || typeof part === 'number';

/** The parts of a cursor made by `encodeCursor`, as text. */
export function decodeCursor(cursor: string, parts: number): string[] {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    key = undefined;
  }
  if (Array.isArray(key) && key.length === parts && key.every(isPart)) return key.map(String);
  throw invalid([
    issue('bad-cursor', '/cursor', { zh: '分页位置无效', en: 'the cursor is not valid' }),
  ]);
}
