import { parseDate } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import { type FeelValue, toJson } from '#engine/core/feel';

const SLASHED = /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Text of a plain value; undefined where it is blank, null where it is no plain value. */
export function toText(value: FeelValue): string | undefined | null {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (value instanceof Decimal || typeof value === 'boolean') return String(value);
  const json = toJson(value);
  return typeof json === 'string' ? json : null;
}

/** An ISO date; reads 2026-01-31, 2026/1/31, 2026.1.31 and 2026年1月31日. */
export function toIsoDate(value: FeelValue): string | undefined {
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (typeof value !== 'string') return undefined;
  const match = SLASHED.exec(value);
  if (!match) return undefined;
  const [, year, month = '', day = ''] = match;
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)?.toString();
}

/** A decimal; text may group thousands with commas. */
export function toDecimal(value: FeelValue): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (typeof value !== 'string') return undefined;
  return Decimal.parse(GROUPED.test(value) ? value.replaceAll(',', '') : value);
}

const TRUE = new Set(['true', 'yes', 'y', '1', '是']);
const FALSE = new Set(['false', 'no', 'n', '0', '否']);

export function toBoolean(value: FeelValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = (value instanceof Decimal ? String(value) : value)?.toString().toLowerCase() ?? '';
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}
