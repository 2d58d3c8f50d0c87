/**
 * Days as integers. Bill runs align hundreds of thousands of periods a second on a few thousand
 * distinct days, so arithmetic is done on day numbers and the dates made of them are remembered.
 */

/** Days since 1970-01-01. */
export type DayNumber = number;

const DAYS_IN_ERA = 146_097;
const EPOCH_SHIFT = 719_468;
/** More days than any book needs; beyond it the memory is emptied and starts again. */
const MAX_REMEMBERED = 200_000;
const remembered = new Map<DayNumber, Temporal.PlainDate>();

/** Proleptic Gregorian, the year counted from March so that the leap day is the last one. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH_SHIFT;
}

export function toDayNumber(date: Temporal.PlainDate): DayNumber {
  return dayNumberOf(date.year, date.month, date.day);
}

export function toDate(dayNumber: DayNumber): Temporal.PlainDate {
  const known = remembered.get(dayNumber);
  if (known) return known;
  const date = dateOf(dayNumber);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(dayNumber, date);
  return date;
}

function dateOf(dayNumber: DayNumber): Temporal.PlainDate {
  const shifted = dayNumber + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return new Temporal.PlainDate(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  );
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

/** Days from the first date to the second; negative where that is earlier. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}
