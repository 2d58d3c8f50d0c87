import type { Locale } from '../i18n/locale.ts';

const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-US' };

export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale]).format(count);
}

/** An exact decimal string stays exact: Intl formats the string, not a float made of it. */
export function formatMoney(amount: string, currency: string, locale: Locale): string {
  const units = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = units.maximumFractionDigits ?? 2;
  return new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 20),
  }).format(amount as Intl.StringNumericLiteral);
}

export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(tags[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hour12: false,
    timeZone,
  }).format(Temporal.Instant.from(instant).epochMilliseconds);
}

/** A civil date has no time zone: it is shown as it stands. */
function formatDate(
  date: Temporal.PlainDate,
  locale: Locale,
  options: Intl.DateTimeFormatOptions,
): string {
  const midnight = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'UTC' }).format(midnight);
}

/** A whole calendar month by its name, any other period by its first and last day. */
export function formatPeriod(start: string, end: string, locale: Locale): string {
  const first = Temporal.PlainDate.from(start);
  const afterLast = Temporal.PlainDate.from(end);
  if (first.day === 1 && first.add({ months: 1 }).equals(afterLast)) {
    return formatDate(first, locale, { year: 'numeric', month: 'long' });
  }
  const last = afterLast.subtract({ days: 1 });
  const medium = { dateStyle: 'medium' } as const;
  return `${formatDate(first, locale, medium)} – ${formatDate(last, locale, medium)}`;
}
