import { alignedPeriod, type BillingRule, prorationShare } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import type { CompiledFlow } from '#engine/core/graph';
import type { PastUsage, SharedPeriod } from '#engine/core/invoice';
import { factsRead } from './facts-read.ts';
import type { UsageDay } from './load-chunk.ts';

/** As many as the nodes take; fifty years of months. */
const MOST_PERIODS = 600;
/** How far a ladder looks back: its year, and a stretch of estimates that began in the one before. */
const MONTHS_BACK = 25;

const { compare } = Temporal.PlainDate;
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) <= 0 ? a : b);
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) >= 0 ? a : b);

/** Sums by metric; undefined where there is nothing to sum. */
function sumUsage(usage: readonly UsageDay[]): Record<string, string> | undefined {
  const sums = new Map<string, Decimal>();
  for (const { metric, quantity } of usage) {
    sums.set(metric, (sums.get(metric) ?? Decimal.ZERO).plus(Decimal.of(quantity)));
  }
  if (sums.size === 0) return undefined;
  return Object.fromEntries([...sums].map(([metric, sum]) => [metric, sum.toString()]));
}

/** Sums by metric of what was used within [start, end); undefined where nothing was. */
export function usageWithin(
  usage: readonly UsageDay[],
  { start, end }: Pick<SharedPeriod, 'start' | 'end'>,
): Record<string, string> | undefined {
  return sumUsage(usage.filter(({ day }) => day >= start && (end === null || day < end)));
}

/** Hands out records day by day, each once, to periods that follow each other. */
function takeUntil(usage: readonly UsageDay[]): (end: string) => UsageDay[] {
  const days = usage.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let taken = 0;
  return (end) => {
    const first = taken;
    while (taken < days.length && (days[taken]?.day ?? '') < end) taken += 1;
    return days.slice(first, taken);
  };
}

/** Periods of a rule that tile [from, until), cut at a day as well. */
function* tiles(
  rule: BillingRule,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
  cut: Temporal.PlainDate,
) {
  let start = from;
  while (compare(start, until) < 0) {
    const whole = alignedPeriod(rule, start);
    const end = earlier(whole.end, compare(start, cut) < 0 ? earlier(cut, until) : until);
    const isWhole = whole.start.equals(start) && whole.end.equals(end);
    yield {
      start,
      end,
      share: isWhole ? undefined : prorationShare(rule.proration, { start, end }, whole),
    };
    start = end;
  }
}

/** What of an item the periods before one are told from. */
export interface PastItem {
  /** Where its billing begins; before it only what was used is told. */
  billingFrom: string;
  usage: readonly UsageDay[];
}

/**
 * The item's periods before a day with what was used in them, the oldest first: from the start of
 * its billing, and from before it where usage was recorded. It follows from the records alone, so a
 * bill run, a later replay and a back-test tell the same.
 */
export function pastUsage(
  { billingFrom, usage }: PastItem,
  rule: BillingRule,
  before: string,
  isWhole: boolean,
): PastUsage[] {
  const until = Temporal.PlainDate.from(before);
  const begins = Temporal.PlainDate.from(billingFrom);
  const firstUsed =
    usage[0] && Temporal.PlainDate.from(usage.map(({ day }) => day).sort()[0] ?? '');
  const oldest = firstUsed ? earlier(begins, alignedPeriod(rule, firstUsed).start) : begins;
  const back = until.subtract({ months: MONTHS_BACK });
  const from = isWhole ? oldest : later(oldest, alignedPeriod(rule, back).start);
  const take = takeUntil(usage);
  take(from.toString());
  const past: PastUsage[] = [];
  for (const tile of tiles(rule, from, until, begins)) {
    const period = { start: tile.start.toString(), end: tile.end.toString() };
    const used = sumUsage(take(period.end));
    if (!used && compare(tile.start, begins) < 0) continue;
    past.push({ ...period, ...(tile.share && { share: tile.share }), usage: used ?? {} });
  }
  return past.slice(-MOST_PERIODS);
}

/** The history that a flow asks for; undefined where it asks for none. */
export function historyFor(
  flow: CompiledFlow | undefined,
  item: PastItem,
  rule: () => BillingRule,
  before: string,
): PastUsage[] | undefined {
  if (!flow) return undefined;
  const { history, wholeHistory } = factsRead(flow);
  return history ? pastUsage(item, rule(), before, wholeHistory) : undefined;
}
