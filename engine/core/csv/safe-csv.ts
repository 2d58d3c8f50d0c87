const FORMULA_START = /^[=+\-@\t\r]/;
const NUMERAL = /^[+-]?\d+(\.\d+)?$/;

/** Tells spreadsheets that the file is UTF-8; stands before the first line. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A cell as CSV text. What a spreadsheet would run as a formula gets an apostrophe before it, so
 * that a file can't carry an attack from its source into the reader's machine.
 */
export function safeCell(text: string): string {
  const inert = FORMULA_START.test(text) && !NUMERAL.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function safeCsvLine(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`;
}
