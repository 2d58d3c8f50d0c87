const NEEDS_QUOTES = /["\t\n\r]/;

/**
 * Cells of a text as spreadsheets put it on the clipboard: tabs between cells, lines between rows, a
 * cell with either of them in quotes.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, at]: [string[], string, number] = [[], '', 0];
  const endRow = () => {
    row.push(cell);
    rows.push(row);
    [row, cell] = [[], ''];
  };
  while (at < text.length) {
    const sign = text[at] as string;
    const quoted = sign === '"' && cell === '' ? quotedFrom(text, at) : undefined;
    if (quoted) {
      cell = quoted.cell;
      at = quoted.end;
      continue;
    }
    if (sign === '\t') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += sign;
    at += 1;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/**
 * A quoted cell from its first quote; undefined where the quotes are part of the cell's text, as in
 * `"a", "b"`, which somebody copied from elsewhere.
 */
function quotedFrom(text: string, start: number): { cell: string; end: number } | undefined {
  let [cell, at] = ['', start + 1];
  while (at < text.length) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else {
      const next = text[at + 1];
      const isEnd = next === undefined || next === '\t' || next === '\n' || next === '\r';
      // A FEEL text of one line alone is what it looks like.
      const isOurs = isEnd && /[\t\n\r]|""/.test(text.slice(start + 1, at));
      return isOurs ? { cell, end: at + 1 } : undefined;
    }
    at += 1;
  }
  return undefined;
}

const tsvCell = (cell: string): string =>
  NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const formatTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(tsvCell).join('\t')).join('\n');
