const DATE = /^(-?)(\d{4,9})-(\d{2})-(\d{2})$/;

/**
 * Reads `2024-02-29`; undefined where it is no date of the calendar.
 *
 * Years outside ±271,821 (the range of `Temporal`) are refused.
 */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, sign, year = '', month, day] = match;
  if (year.length > 4 && year.startsWith('0')) return undefined;
  return makeDate(Number(year) * (sign === '-' ? -1 : 1), Number(month), Number(day));
}

export function makeDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return new Temporal.PlainDate(year + 0, month, day);
  } catch {
    return undefined;
  }
}

export function formatDate(date: Temporal.PlainDate): string {
  const digits = String(Math.abs(date.year)).padStart(4, '0');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.year < 0 ? '-' : ''}${digits}-${two(date.month)}-${two(date.day)}`;
}
