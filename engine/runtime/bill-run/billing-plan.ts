import {
  type BillablePeriod,
  type BillingRule,
  billablePeriods,
  prorationShare,
} from '#engine/core/calendar';
import type { SharedPeriod } from '#engine/core/invoice';
import type { Plan, PlanModule } from '#schemas';

/** A version of a pricing flow and the day its prices begin to hold; null: since ever. */
export interface FlowVersion {
  id: string;
  effectiveFrom: string | null;
}

/** A period of an item as it will be billed, with the flow version that prices it. */
export interface PlannedPeriod {
  period: SharedPeriod;
  flow: string | null;
}

export interface RunPeriod {
  start: Temporal.PlainDate;
  end: Temporal.PlainDate;
}

const ONE_TIME = new Set<PlanModule['type']>(['one-off', 'deposit']);

export function ruleOf(plan: Plan, module: PlanModule, anchorOn: string): BillingRule {
  const { interval, timing, anchor, proration } = { ...plan.billing, ...module.billing };
  return { interval, timing, anchor, proration, anchorOn: Temporal.PlainDate.from(anchorOn) };
}

/** The version in force on a day: the latest that began by then. */
function versionOn(versions: readonly FlowVersion[], day: string): FlowVersion | undefined {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= day);
}

function toShared({ start, end, wholeStart, wholeEnd, share }: BillablePeriod): SharedPeriod {
  return {
    start: start.toString(),
    end: end.toString(),
    wholeStart: wholeStart.toString(),
    wholeEnd: wholeEnd.toString(),
    share,
  };
}

/** A period cut where another flow version begins; each part has its own share of the whole. */
function cutByVersion(
  rule: BillingRule,
  period: BillablePeriod,
  versions: readonly FlowVersion[],
): PlannedPeriod[] {
  const [start, end] = [period.start.toString(), period.end.toString()];
  const changes = versions.flatMap(({ effectiveFrom }) =>
    effectiveFrom !== null && effectiveFrom > start && effectiveFrom < end ? [effectiveFrom] : [],
  );
  const bounds = [start, ...new Set(changes), end].map((day) => Temporal.PlainDate.from(day));
  const whole = { start: period.wholeStart, end: period.wholeEnd };
  return bounds.slice(0, -1).map((from, index) => {
    const part = { start: from, end: bounds[index + 1] as Temporal.PlainDate };
    const share = changes.length === 0 ? period.share : prorationShare(rule.proration, part, whole);
    return {
      period: toShared({ ...part, wholeStart: whole.start, wholeEnd: whole.end, share }),
      flow: versionOn(versions, from.toString())?.id ?? null,
    };
  });
}

/** What one item is still to be billed for by a run. */
export interface ItemTimeline {
  plan: Plan;
  module: PlanModule;
  anchorOn: string;
  /** First day not yet billed. */
  from: string;
  /** First day after the item's end; null while it goes on. */
  until: string | null;
  versions: readonly FlowVersion[];
  run: RunPeriod;
}

/** Periods of an item that a run bills, in order and without gap. */
export function planPeriods(timeline: ItemTimeline): PlannedPeriod[] {
  const { plan, module, from, until, versions, run } = timeline;
  if (ONE_TIME.has(module.type)) {
    const isDue = from < run.end.toString() && (until === null || until > from);
    return isDue
      ? [{ period: { start: from, end: null }, flow: versionOn(versions, from)?.id ?? null }]
      : [];
  }
  const rule = ruleOf(plan, module, timeline.anchorOn);
  const periods = billablePeriods({
    rule,
    from: Temporal.PlainDate.from(from),
    until: until === null ? null : Temporal.PlainDate.from(until),
    through: run,
  });
  return periods.flatMap((period) => cutByVersion(rule, period, versions));
}

const MOST_REMEMBERED = 20_000;

/** One object for each period that is the same, so that an invoice's facts hold it once. */
function periodIntern(): (planned: PlannedPeriod) => PlannedPeriod {
  const known = new Map<string, SharedPeriod>();
  return ({ period, flow }) => {
    const { start, end, wholeStart, wholeEnd, share } = period;
    const key = `${start} ${end} ${wholeStart} ${wholeEnd} ${share?.numerator}/${share?.denominator}`;
    const same = known.get(key) ?? period;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, same);
    return { period: same, flow };
  };
}

/**
 * `planPeriods` remembered: most items of a run share their dates, and the same objects are then
 * shared among invoices. The memory is bounded.
 */
export function periodPlanner(
  run: RunPeriod,
): (timeline: Omit<ItemTimeline, 'run'>) => PlannedPeriod[] {
  const byModule = new WeakMap<PlanModule, Map<string, PlannedPeriod[]>>();
  const intern = periodIntern();
  return (timeline) => {
    let known = byModule.get(timeline.module);
    if (!known) {
      known = new Map();
      byModule.set(timeline.module, known);
    }
    const isAnchored =
      (timeline.module.billing?.anchor ?? timeline.plan.billing.anchor) === 'anniversary';
    const key = `${timeline.from}${timeline.until ?? ''}${isAnchored ? timeline.anchorOn : ''}`;
    const found = known.get(key);
    if (found) return found;
    const planned = planPeriods({ ...timeline, run }).map(intern);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, planned);
    return planned;
  };
}
