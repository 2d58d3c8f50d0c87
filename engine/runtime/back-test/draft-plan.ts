import { prorationShare } from '#engine/core/calendar';
import { RatingError } from '#engine/core/graph';
import type {
  CompiledPlan,
  InvoiceFacts,
  ItemFacts,
  PeriodFacts,
  SharedPeriod,
  SubscriptionFacts,
} from '#engine/core/invoice';
import { issue } from '#engine/core/issue';
import type { Plan, PlanModule } from '#schemas';
import type { DraftDesigns } from './draft-designs.ts';
import { placeIn } from './place-in.ts';
import type { MovesFrom } from './renewal.ts';

const ONE_TIME = new Set<PlanModule['type']>(['one-off', 'deposit']);

const ruleOf = (plan: Plan, module: PlanModule) => ({ ...plan.billing, ...module.billing });

/** What decides which periods there are; how they are shared out may differ. */
function rhythmOf(plan: Plan, module: PlanModule): string {
  if (ONE_TIME.has(module.type)) return 'once';
  const { interval, timing, anchor } = ruleOf(plan, module);
  return `${interval.count} ${interval.unit} ${timing} ${anchor}`;
}

function refuse(code: string, zh: string, en: string, params: Record<string, string>): never {
  throw new RatingError(issue(code, '', { zh, en }, params));
}

/** What one move of facts works on. */
interface Move {
  facts: InvoiceFacts;
  designs: DraftDesigns;
  draft: CompiledPlan;
  periods: SharedPeriod[];
  flows: string[];
}

/** A module as it was and as the draft has it; undefined where the draft has none of that key. */
interface ModulePair {
  was: PlanModule;
  is: PlanModule;
  wasPlan: Plan;
}

function pairOf(move: Move, planId: string, key: string): ModulePair | undefined {
  const plan = move.designs.before.plan(planId);
  const was = plan?.modules.get(key);
  const is = move.draft.modules.get(key);
  if (!plan || !was || !is) return undefined;
  const wasPlan = plan.document;
  if (rhythmOf(wasPlan, was) !== rhythmOf(move.draft.document, is)) {
    refuse(
      'periods-differ',
      `草稿中模块“${key}”的计费周期与已出账的不同，无法按原账期比较`,
      `module "${key}" of the draft is billed in other periods than those that were billed`,
      { module: key },
    );
  }
  return { was, is, wasPlan };
}

/** The flow that the draft prices a period by. */
function flowOf(move: Move, { was, is }: ModulePair, part: PeriodFacts, period: SharedPeriod) {
  if (is.type === 'discount' || is.flow === undefined) return null;
  const { facts, designs } = move;
  if (is.flow === was.flow && part.flow !== null) return facts.flows[part.flow] ?? null;
  const versions = designs.before.versions(is.flow);
  const starts = (day: string | null): string => day ?? '';
  const inForce = versions.findLast(({ effectiveFrom }) => starts(effectiveFrom) <= period.start);
  const isCut = versions.some(
    ({ effectiveFrom }) =>
      starts(effectiveFrom) > period.start &&
      period.end !== null &&
      starts(effectiveFrom) < period.end,
  );
  if (!inForce || isCut) {
    refuse(
      isCut ? 'periods-differ' : 'no-flow-version',
      `计费流程“${is.flow}”在 ${period.start} 开始的账期内没有唯一生效的版本`,
      `pricing flow "${is.flow}" has no one version in force over the period from ${period.start}`,
      { flow: is.flow, day: period.start },
    );
  }
  return inForce.id;
}

/** A part of a period may cost another share of it under the draft. */
function periodOf(move: Move, { was, is, wasPlan }: ModulePair, of: number): number {
  const period = move.periods[of];
  const policy = ruleOf(move.draft.document, is).proration;
  if (!period?.share || policy === ruleOf(wasPlan, was).proration) return of;
  const { start, end, wholeStart, wholeEnd } = period;
  if (end === null || wholeStart === undefined || wholeEnd === undefined) return of;
  const [from, to, wholeFrom, wholeTo] = [start, end, wholeStart, wholeEnd].map((day) =>
    Temporal.PlainDate.from(day),
  ) as [Temporal.PlainDate, Temporal.PlainDate, Temporal.PlainDate, Temporal.PlainDate];
  const share = prorationShare(
    policy,
    { start: from, end: to },
    { start: wholeFrom, end: wholeTo },
  );
  return move.periods.push({ ...period, share }) - 1;
}

function movePart(move: Move, pair: ModulePair | undefined, part: PeriodFacts): PeriodFacts {
  // Without the module the computation says so, as it would in a bill run.
  if (!pair) return part;
  const period = move.periods[part.of];
  if (!period) return part;
  const id = flowOf(move, pair, part, period);
  const flow = id === null ? null : placeIn(move.flows, move.designs.asMoved(id));
  return { ...part, of: periodOf(move, pair, part.of), flow };
}

/** Items with the parts of their periods for which `wanted` holds, and no others. */
function itemsWith(
  { items }: SubscriptionFacts,
  wanted: (part: PeriodFacts) => boolean,
  change: (item: ItemFacts, part: PeriodFacts) => PeriodFacts,
): ItemFacts[] {
  return items.flatMap((item) => {
    const periods = item.periods.filter(wanted).map((part) => change(item, part));
    return periods.length > 0 ? [{ ...item, periods }] : [];
  });
}

/**
 * The facts with the draft of a plan in place of its versions; undefined where nobody moves. The
 * periods stay those that were billed. A subscription that moves within the invoice stands there
 * twice, with what was before and what comes after.
 */
export function movePlan(
  facts: InvoiceFacts,
  designs: DraftDesigns,
  movesFrom: MovesFrom,
): InvoiceFacts | undefined {
  const draft = designs.plan;
  if (!draft) return undefined;
  const move: Move = {
    facts,
    designs,
    draft,
    periods: [...facts.periods],
    flows: [...facts.flows],
  };
  let isMoved = false;
  const subscriptions = facts.subscriptions.flatMap((subscription) => {
    const instead = designs.planInstead(subscription.plan);
    const from = instead === undefined ? null : movesFrom(subscription);
    if (instead === undefined || from === null) return [subscription];
    const moves = (part: PeriodFacts): boolean => (facts.periods[part.of]?.start ?? '') >= from;
    const pairs = new Map<string, ModulePair | undefined>();
    const pair = (key: string): ModulePair | undefined => {
      if (!pairs.has(key)) pairs.set(key, pairOf(move, subscription.plan, key));
      return pairs.get(key);
    };
    const after = itemsWith(subscription, moves, (item, part) =>
      movePart(move, pair(item.module), part),
    );
    if (after.length === 0) return [subscription];
    isMoved = true;
    const before = itemsWith(
      subscription,
      (part) => !moves(part),
      (_, part) => part,
    );
    return [
      ...(before.length > 0 ? [{ ...subscription, items: before }] : []),
      { ...subscription, plan: instead, items: after },
    ];
  });
  if (!isMoved) return undefined;
  return { ...facts, periods: move.periods, flows: move.flows, subscriptions };
}
