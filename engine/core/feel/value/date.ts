const DATE = /^(-?)(\d{4,9})-(\d{2})-(\d{2})$/;

/** The calendar repeats after so many years, of so many days. */
export const CYCLE_YEARS = 400;
export const CYCLE_DAYS = 146_097;
/** `Temporal` ends at ±271,821. */
const MAX_PLAIN_YEAR = 270_000;

/** A date as the same day of a nearer year and the cycles of 400 years between. */
export interface DateInCycle {
  readonly date: Temporal.PlainDate;
  /** 0 for every date that `Temporal` can hold. */
  readonly cycles: number;
}

/** Brings a year beyond `Temporal` to one that it holds. */
export function yearInCycle(year: number): { year: number; cycles: number } {
  if (Math.abs(year) <= MAX_PLAIN_YEAR) return { year, cycles: 0 };
  const cycles = Math.floor((year - 2_000) / CYCLE_YEARS);
  return { year: year - cycles * CYCLE_YEARS, cycles };
}

/** Reads a date of any year of FEEL, ±999,999,999; undefined where it is none. */
export function parseDateInCycle(text: string): DateInCycle | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, sign, digits = '', month, day] = match;
  if (digits.length > 4 && digits.startsWith('0')) return undefined;
  const { year, cycles } = yearInCycle(Number(digits) * (sign === '-' ? -1 : 1));
  const date = makeDate(year, Number(month), Number(day));
  return date && { date, cycles };
}

/**
 * Reads `2024-02-29`; undefined where it is no date of the calendar.
 *
 * Years outside ±270,000 are refused, because `Temporal` doesn't hold them.
 */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  const parsed = parseDateInCycle(text);
  return parsed?.cycles === 0 ? parsed.date : undefined;
}

export function makeDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return new Temporal.PlainDate(year + 0, month, day);
  } catch {
    return undefined;
  }
}

export function formatDate(date: Temporal.PlainDate, cycles = 0): string {
  const year = date.year + cycles * CYCLE_YEARS;
  const digits = String(Math.abs(year)).padStart(4, '0');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year < 0 ? '-' : ''}${digits}-${two(date.month)}-${two(date.day)}`;
}
