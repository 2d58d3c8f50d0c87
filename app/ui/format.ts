import { dateFormat, numberFormat } from './formatters.ts';

/** The languages of the screens; the same as those of their words. */
type Locale = 'zh' | 'en';

const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-US' };

export function formatCount(count: number, locale: Locale): string {
  return numberFormat(tags[locale]).format(count);
}

/**
 * An exact decimal as it is, with thousands: quantities, prices, rates.
 * Intl formats the text itself, never a float made of it.
 */
export function formatDecimal(value: string, locale: Locale, minimumDigits = 0): string {
  return numberFormat(tags[locale], {
    minimumFractionDigits: minimumDigits,
    maximumFractionDigits: 20,
  }).format(value as Intl.StringNumericLiteral);
}

/** Digits after the point that amounts of a currency have: CNY 2, JPY 0. */
function minorDigits(currency: string): number {
  try {
    const units = numberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return units.maximumFractionDigits ?? 2;
  } catch {
    // Not an ISO 4217 code, such as that of a tenant's own units.
    return 2;
  }
}

/** The amount without its currency; an exact decimal string stays exact. */
export function formatMoney(amount: string, currency: string, locale: Locale): string {
  return formatDecimal(amount, locale, minorDigits(currency));
}

/** A share such as "0.0812" as "8.1%". */
export function formatPercent(share: string | number, locale: Locale, digits = 1): string {
  return numberFormat(tags[locale], {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(share as Intl.StringNumericLiteral);
}

type Parts = Record<string, string>;

function partsOf(at: Date, timeZone: string): Parts {
  const format = dateFormat('en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** Chinese books write days by their digits, which also stand below each other in a table. */
const chineseDay = ({ year, month, day }: Parts) => `${year}-${month}-${day}`;

/** A moment (ISO 8601, UTC) in a time zone, to the minute. */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  const at = new Date(instant);
  if (locale === 'zh') {
    const parts = partsOf(at, timeZone);
    return `${chineseDay(parts)} ${parts.hour}:${parts.minute}`;
  }
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
  return dateFormat(tags[locale], { ...style, timeZone }).format(at);
}

/** The same to the second, for logs. */
export function formatExactInstant(instant: string, locale: Locale, timeZone: string): string {
  const at = new Date(instant);
  if (locale === 'zh') {
    const parts = partsOf(at, timeZone);
    return `${chineseDay(parts)} ${parts.hour}:${parts.minute}:${parts.second}`;
  }
  const style = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
  return dateFormat(tags[locale], { ...style, timeZone }).format(at);
}

/** A civil date has no time zone: it is shown as it stands. */
function formatCivil(date: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const midnight = new Date(`${date}T00:00:00Z`);
  return dateFormat(tags[locale], { ...options, timeZone: 'UTC' }).format(midnight);
}

/** A civil date (YYYY-MM-DD). */
export function formatDate(date: string, locale: Locale): string {
  return locale === 'zh' ? date.slice(0, 10) : formatCivil(date, locale, { dateStyle: 'medium' });
}

/** A month (YYYY-MM or any date in it). */
export function formatMonth(month: string, locale: Locale, length: 'long' | 'short' = 'long') {
  return formatCivil(`${month.slice(0, 7)}-01`, locale, { year: 'numeric', month: length });
}

const DAY_MS = 86_400_000;

function addDays(date: string, days: number): string {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  return moved.toISOString().slice(0, 10);
}

/**
 * A half-open period of civil dates: a whole calendar month by its name, a year by its number,
 * any other by its first and last day.
 */
export function formatPeriod(start: string, end: string, locale: Locale): string {
  const last = addDays(end, -1);
  if (start === last) return formatDate(start, locale);
  const whole = start.endsWith('-01') && end.endsWith('-01');
  if (whole && last.slice(0, 7) === start.slice(0, 7)) return formatMonth(start, locale);
  return `${formatDate(start, locale)} ${locale === 'zh' ? '至' : '–'} ${formatDate(last, locale)}`;
}

const MINUTE_S = 60;
const HOUR_S = 3600;

/** Seconds as something a person waits for: "40 seconds", "3 minutes". */
export function formatDuration(seconds: number, locale: Locale): string {
  const unit = seconds < MINUTE_S ? 'second' : seconds < HOUR_S ? 'minute' : 'hour';
  const size = { second: 1, minute: MINUTE_S, hour: HOUR_S }[unit];
  const value = Math.max(1, Math.round(seconds / size));
  return numberFormat(tags[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const DAY_S = 86_400;
const relativeUnits = [
  ['year', 365 * DAY_S],
  ['month', 30 * DAY_S],
  ['day', DAY_S],
  ['hour', HOUR_S],
  ['minute', MINUTE_S],
] as const;

/** How long ago: "3 hours ago", "yesterday". */
export function formatAgo(instant: string, now: number, locale: Locale): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
  for (const [unit, size] of relativeUnits) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(0, 'second');
}

const KIB = 1024;

export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let at = 0;
  let value = bytes;
  while (value >= KIB && at < units.length - 1) {
    value /= KIB;
    at += 1;
  }
  return numberFormat(tags[locale], {
    style: 'unit',
    unit: units[at],
    unitDisplay: at === 0 ? 'long' : 'short',
    maximumFractionDigits: at === 0 ? 0 : 1,
  }).format(value);
}
