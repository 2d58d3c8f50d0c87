import { parseDate } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import { type Frame, type NodeBuild, RatingError, type Reader } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { type PortRecord, readRecords } from './records.ts';

/** Periods that a history may tell of: fifty years of months. */
const MOST_PERIODS = 600;

/** A period before the one that is priced, with what was used in it. */
export interface PastPeriod {
  start: Temporal.PlainDate;
  /** The share of the whole period that it was; undefined where it was whole. */
  share: { numerator: Decimal; denominator: Decimal } | undefined;
  /** Null where nothing is known of the metric. */
  used(metric: string): Decimal | null;
}

function pastPeriod(record: PortRecord): PastPeriod {
  const share = record.context('share');
  const usage = record.context('usage');
  return {
    start: record.neededDate('start'),
    share: share && {
      numerator: share.neededNumber('numerator'),
      denominator: share.neededNumber('denominator'),
    },
    used: (metric) => usage?.number(metric) ?? null,
  };
}

/** The port `history`: earlier periods, the oldest first; undefined where the facts have none. */
export function readHistory(build: NodeBuild<unknown>): Reader<PastPeriod[] | undefined> {
  const records = readRecords(build, 'history', MOST_PERIODS);
  return (frame) =>
    records(frame)
      ?.map(pastPeriod)
      .sort((a, b) => Temporal.PlainDate.compare(a.start, b.start));
}

/** First day of the period that is priced. @throws RatingError where the facts have no period */
export function periodStart(frame: Frame, build: NodeBuild<unknown>): Temporal.PlainDate {
  const { period } = frame.facts as { period?: { start?: unknown } };
  const start = typeof period?.start === 'string' ? parseDate(period.start) : undefined;
  if (start) return start;
  const name = build.node.name ?? build.node.id;
  throw new RatingError(
    issue(
      'period-missing',
      '/period',
      {
        zh: `“${name}”需要账期才能确定所在的年度`,
        en: `"${name}" needs the period to find the year it lies in`,
      },
      { node: build.node.id },
    ),
  );
}

/** First day of the year that holds a day, where years begin in a given month. */
export function yearOf(day: Temporal.PlainDate, firstMonth: number): Temporal.PlainDate {
  const year = day.month >= firstMonth ? day.year : day.year - 1;
  return new Temporal.PlainDate(year, firstMonth, 1);
}

/** What was used of a metric in periods that began within [from, before). */
export function usedBetween(
  history: readonly PastPeriod[],
  metric: string,
  from: Temporal.PlainDate,
  before: Temporal.PlainDate,
): Decimal {
  return history
    .filter(
      ({ start }) =>
        Temporal.PlainDate.compare(start, from) >= 0 &&
        Temporal.PlainDate.compare(start, before) < 0,
    )
    .reduce((sum, past) => sum.plus(past.used(metric) ?? Decimal.ZERO), Decimal.ZERO);
}
