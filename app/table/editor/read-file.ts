import { MOST_COLUMNS, MOST_RULES } from '../edit/index.ts';
import { type FileSheet, readCsv, readXlsx } from '../files/index.ts';

/** What a chosen file holds. */
export interface ReadFile {
  name: string;
  sheets: readonly FileSheet[];
}

export type FileRefusal = 'size' | 'rows' | 'columns' | 'empty' | 'unreadable';

export type FileOutcome = { ok: true; read: ReadFile } | { ok: false; reason: FileRefusal };

const MOST_BYTES = 8_000_000;
/** The table's own, and as many beside them. */
const MOST_WIDTH = 4 * MOST_COLUMNS;

const refuse = (reason: FileRefusal): FileOutcome => ({ ok: false, reason });

/** What a file is, by its first bytes: its name may say anything. */
const startsWith = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

async function sheetsOf(file: File): Promise<FileSheet[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes) || /\.xlsx$/i.test(file.name)) return readXlsx(bytes.buffer);
  return [{ name: file.name, rows: readCsv(textOf(bytes)) }];
}

/** UTF-8, or what Excel calls Unicode text; what is neither is as Excel in China writes CSV. */
function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  // No text holds such a byte: a workbook of an older Excel does.
  if (bytes.includes(0)) throw new Error('not a text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The sheets of a file in which something stands. */
export async function readFileSheets(file: File): Promise<FileOutcome> {
  if (file.size > MOST_BYTES) return refuse('size');
  let sheets: FileSheet[];
  try {
    sheets = (await sheetsOf(file)).filter(({ rows }) => rows.length > 0);
  } catch {
    return refuse('unreadable');
  }
  if (sheets.length === 0) return refuse('empty');
  if (sheets.some(({ rows }) => rows.length > MOST_RULES + 1)) return refuse('rows');
  const isWide = ({ rows }: FileSheet) => rows.some((row) => row.length > MOST_WIDTH);
  return sheets.some(isWide) ? refuse('columns') : { ok: true, read: { name: file.name, sheets } };
}
