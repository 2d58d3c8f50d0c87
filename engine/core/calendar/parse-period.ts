import { type Issue, issue } from '#engine/core/issue';
import type { DatePeriod } from './rule.ts';

const YEAR = /^(\d{4})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const QUARTER = /^(\d{4})-?Q([1-4])$/i;
const RANGE = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

/** Reads `2026`, `2026-Q1`, `2026-01` or `2026-01-01/2026-02-01` (the last day not included). */
export function parsePeriod(text: string): DatePeriod | Issue {
  const trimmed = text.trim();
  const year = YEAR.exec(trimmed);
  if (year) return spanOf(Number(year[1]), 1, 12);
  const quarter = QUARTER.exec(trimmed);
  if (quarter) return spanOf(Number(quarter[1]), (Number(quarter[2]) - 1) * 3 + 1, 3);
  const month = MONTH.exec(trimmed);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    return spanOf(Number(month[1]), Number(month[2]), 1);
  }
  const range = RANGE.exec(trimmed);
  if (range) return parseRange(range[1] as string, range[2] as string);
  return issue(
    'period-unreadable',
    '',
    {
      zh: `账期“${shown(trimmed)}”无法识别：应为 2026-01、2026-Q1、2026 或 2026-01-01/2026-02-01`,
      en: `"${shown(trimmed)}" is no period: expected 2026-01, 2026-Q1, 2026 or 2026-01-01/2026-02-01`,
    },
    { period: shown(trimmed) },
  );
}

function spanOf(year: number, month: number, months: number): DatePeriod {
  const start = new Temporal.PlainDate(year, month, 1);
  return { start, end: start.add({ months }) };
}

function parseRange(from: string, to: string): DatePeriod | Issue {
  const start = parseDate(from);
  const end = parseDate(to);
  if (start === undefined || end === undefined) {
    const wrong = start === undefined ? from : to;
    return issue(
      'date-unreadable',
      '',
      { zh: `“${wrong}”不是日历上的日期`, en: `"${wrong}" is no date of the calendar` },
      { date: wrong },
    );
  }
  if (Temporal.PlainDate.compare(start, end) >= 0) {
    return issue(
      'period-empty',
      '',
      {
        zh: `账期 ${from}/${to} 的结束日须晚于开始日`,
        en: `the period ${from}/${to} must end after it starts`,
      },
      { start: from, end: to },
    );
  }
  return { start, end };
}

/** Reads `2026-01-31`; undefined where the text is no date of the calendar. */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

export function isPeriod(value: DatePeriod | Issue): value is DatePeriod {
  return 'start' in value && 'end' in value;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
