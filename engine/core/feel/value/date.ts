const DATE = /^(-?)(\d{4,9})-(\d{2})-(\d{2})$/;

/** The calendar repeats after so many years, of so many days. */
export const CYCLE_YEARS = 400;
export const CYCLE_DAYS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const EPOCH_OFFSET = 719_468;
/** `Temporal` ends at ±271,821. */
const MAX_PLAIN_YEAR = 270_000;
export const MAX_YEAR = 999_999_999;

/** A date as the same day of a nearer year and the cycles of 400 years between. */
export interface DateInCycle {
  readonly date: Temporal.PlainDate;
  /** 0 for every date that `Temporal` can hold. */
  readonly cycles: number;
}

/** A date of a year that `Temporal` doesn't hold, up to ±999,999,999. */
export class FeelFarDate implements DateInCycle {
  readonly date: Temporal.PlainDate;
  readonly cycles: number;

  constructor({ date, cycles }: DateInCycle) {
    this.date = date;
    this.cycles = cycles;
  }

  get year(): number {
    return this.date.year + this.cycles * CYCLE_YEARS;
  }
}

export type FeelDate = Temporal.PlainDate | FeelFarDate;

export function isDate(value: unknown): value is FeelDate {
  return value instanceof Temporal.PlainDate || value instanceof FeelFarDate;
}

/** A date as its nearer year and cycles, whichever way it is held. */
export function inCycle(date: FeelDate): DateInCycle {
  return date instanceof FeelFarDate ? date : { date, cycles: 0 };
}

/** The date that a nearer one stands for; undefined beyond the years of FEEL. */
export function dateOfCycle({ date, cycles }: DateInCycle): FeelDate | undefined {
  if (cycles === 0 && Math.abs(date.year) <= MAX_PLAIN_YEAR) return date;
  const year = date.year + cycles * CYCLE_YEARS;
  if (Math.abs(year) > MAX_YEAR) return undefined;
  const near = yearInCycle(year);
  const moved = makeDate(near.year, date.month, date.day);
  if (!moved) return undefined;
  return near.cycles === 0 ? moved : new FeelFarDate({ date: moved, cycles: near.cycles });
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

/** As `parseDate`, for every year of FEEL. */
export function parseAnyDate(text: string): FeelDate | undefined {
  const parsed = parseDateInCycle(text);
  return parsed && dateOfCycle(parsed);
}

export function makeDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return new Temporal.PlainDate(year + 0, month, day);
  } catch {
    return undefined;
  }
}

/** A date of any year of FEEL from its parts. */
export function makeAnyDate(year: number, month: number, day: number): FeelDate | undefined {
  if (Math.abs(year) > MAX_YEAR) return undefined;
  const near = yearInCycle(year);
  const date = makeDate(near.year, month, day);
  return date && dateOfCycle({ date, cycles: near.cycles });
}

export function compareDates(left: FeelDate, right: FeelDate): number {
  if (left instanceof Temporal.PlainDate && right instanceof Temporal.PlainDate) {
    return Temporal.PlainDate.compare(left, right);
  }
  const [a, b] = [inCycle(left).date, inCycle(right).date];
  return left.year - right.year || a.month - b.month || a.day - b.day;
}

/** Days since 1970-01-01, counted by cycles of 400 years that begin in March. */
export function dayNumber({ date, cycles }: DateInCycle): number {
  const { year, month, day } = date;
  const shifted = month > 2 ? year : year - 1;
  const cycle = Math.floor(shifted / CYCLE_YEARS);
  const yearOfCycle = shifted - cycle * CYCLE_YEARS;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return (cycle + cycles) * CYCLE_DAYS + yearOfCycle * 365 + leapDays + dayOfYear - EPOCH_OFFSET;
}

export function formatDate(date: Temporal.PlainDate, cycles = 0): string {
  const year = date.year + cycles * CYCLE_YEARS;
  const digits = String(Math.abs(year)).padStart(4, '0');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year < 0 ? '-' : ''}${digits}-${two(date.month)}-${two(date.day)}`;
}
