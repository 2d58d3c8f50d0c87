import { BYTE_ORDER_MARK, parseCsv, safeCsvLine } from '#engine/core/csv';
import { type SheetCell, typedOf } from './sheet-cell.ts';

/** Rows as CSV that spreadsheets read as UTF-8 and in which they run nothing. */
export const writeCsv = (rows: readonly SheetCell[][]): string =>
  BYTE_ORDER_MARK + rows.map((row) => safeCsvLine(row.map(typedOf))).join('');

/** What was made inert when it was written is as it was. */
const withoutApostrophe = (text: string): string =>
  /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;

export const readCsv = (text: string): SheetCell[][] =>
  parseCsv(text).map((row) =>
    row.map(
      (cell): SheetCell => (cell === '' ? null : { type: 'plain', text: withoutApostrophe(cell) }),
    ),
  );
