import type { SheetData } from 'write-excel-file/universal';
import { figureOf, type SheetCell } from './sheet-cell.ts';

/** A sheet of a workbook. */
export interface FileSheet {
  name: string;
  rows: SheetCell[][];
}

interface Figure {
  figure: string;
}

const DATE_FORMAT = 'yyyy-mm-dd';
const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'figure' in value;

/** A day, or a moment where the cell has a time as well. */
function dayOf(date: Date): string {
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined || value === '') return null;
  if (isFigure(value)) return { type: 'number', text: value.figure };
  if (value instanceof Date) return { type: 'date', text: dayOf(value) };
  if (typeof value === 'boolean') return { type: 'boolean', text: value ? 'true' : 'false' };
  return { type: 'text', text: String(value) };
}

/** The sheets of a file of Excel, every number as it is written. */
export async function readXlsx(file: Blob | ArrayBuffer): Promise<FileSheet[]> {
  const { default: read } = await import('read-excel-file/universal');
  const sheets = await read<Figure>(file, {
    parseNumber: (written) => ({ figure: figureOf(written) }),
    trim: false,
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map(cellOf)),
  }));
}

function excelCell(cell: SheetCell, isHead: boolean): SheetData[number][number] {
  if (cell === null) return null;
  const { type, text } = cell;
  if (isHead) return { value: text, type: String, fontWeight: 'bold' };
  if (type === 'number') return { value: Number(text), type: Number, format: formatOf(text) };
  if (type === 'date') return { value: new Date(`${text}T00:00:00Z`), format: DATE_FORMAT };
  if (type === 'boolean') return { value: text === 'true', type: Boolean };
  // As text, so that nothing in it is ever computed.
  return { value: text, type: String, format: '@' };
}

/** As many digits behind the point as the table has. */
function formatOf(figure: string): string {
  const digits = figure.split('.')[1]?.length ?? 0;
  return digits === 0 ? '0' : `0.${'0'.repeat(digits)}`;
}

const MOST_NAME = 31;

/** A file of Excel with one sheet, whose first row stays in sight. */
export async function writeXlsx(name: string, rows: readonly SheetCell[][]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const data = rows.map((row, at) => row.map((cell) => excelCell(cell, at === 0)));
  // What a sheet may not be called.
  const sheet = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, MOST_NAME) || 'Sheet1';
  return write(data, { sheet, stickyRowsCount: 1 }).toBlob();
}
