import { Decimal } from '#engine/core/decimal';

/** A cell of a spreadsheet, its figures as digits: no binary fraction comes between. */
export type SheetCell =
  /** `plain` stands in a file that knows no types. */
  | { type: 'text' | 'number' | 'date' | 'plain'; text: string }
  | { type: 'boolean'; text: 'true' | 'false' }
  | null;

/** Spreadsheets keep this many digits of a number; what they write behind them is noise. */
const DIGITS = 15;

/**
 * A number as a file of Excel writes it, as Excel shows it: 69.9 stands in the file as
 * 69.900000000000006.
 */
export function figureOf(written: string): string {
  const value = Decimal.parse(written);
  if (!value) return written;
  const plain = value.toString();
  const digits = plain.replace(/[-.]/g, '').replace(/^0+/, '');
  if (digits.length <= DIGITS) return plain;
  const whole = plain.replace(/^-/, '').split('.')[0]?.replace(/^0+/, '') ?? '';
  const leading = whole === '' ? -(/^-?0\.(0*)/.exec(plain)?.[1]?.length ?? 0) : whole.length;
  return trimmed(value.round(DIGITS - leading, 'half-even').toString());
}

const trimmed = (figure: string): string =>
  figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure;

/** Whether a spreadsheet holds a figure without a loss. */
export function isExactInSheets(figure: string): boolean {
  const value = Decimal.parse(figure);
  if (!value || !/^-?\d+(\.\d+)?$/.test(figure)) return false;
  const digits = figure.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= DIGITS;
}

/** A cell as the text that somebody would type. */
export const typedOf = (cell: SheetCell | undefined): string => cell?.text ?? '';
