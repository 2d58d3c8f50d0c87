import { prorationShare } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import type {
  InvoiceFacts,
  ItemFacts,
  PeriodFacts,
  SharedPeriod,
  SubscriptionFacts,
} from '#engine/core/invoice';
import type { DraftDesigns } from './draft-designs.ts';
import { movePlan } from './draft-plan.ts';
import { placeIn } from './place-in.ts';
import type { MovesFrom } from './renewal.ts';

const addUsage = (
  left: Record<string, string> = {},
  right: Record<string, string> = {},
): Record<string, string> => {
  const sums = new Map(Object.entries(left));
  for (const [metric, quantity] of Object.entries(right)) {
    sums.set(
      metric,
      Decimal.of(sums.get(metric) ?? '0')
        .plus(Decimal.of(quantity))
        .toString(),
    );
  }
  return Object.fromEntries(sums);
};

const isSameWhole = (left: SharedPeriod, right: SharedPeriod): boolean =>
  left.wholeStart !== undefined &&
  left.wholeStart === right.wholeStart &&
  left.wholeEnd === right.wholeEnd;

const dates = (start: string, end: string) => ({
  start: Temporal.PlainDate.from(start),
  end: Temporal.PlainDate.from(end),
});

/** One period of two that follow each other in the same whole; undefined where they don't. */
function joined(
  left: SharedPeriod,
  right: SharedPeriod,
  policy: Parameters<typeof prorationShare>[0],
): SharedPeriod | undefined {
  const { start, wholeStart, wholeEnd } = left;
  if (left.end === null || left.end !== right.start || right.end === null) return undefined;
  if (!isSameWhole(left, right) || wholeStart === undefined || wholeEnd === undefined) {
    return undefined;
  }
  const { end } = right;
  const share = prorationShare(policy, dates(start, end), dates(wholeStart, wholeEnd));
  return { start, end, wholeStart, wholeEnd, share };
}

/**
 * A period that was cut because another version began in it is one again where the draft prices
 * both parts, as if the draft had been the only version.
 */
function joinParts(
  item: ItemFacts,
  subscription: SubscriptionFacts,
  designs: DraftDesigns,
  periods: SharedPeriod[],
  movedAt: number,
): ItemFacts {
  const plan = designs.before.plan(subscription.plan);
  const policy =
    plan?.modules.get(item.module)?.billing?.proration ?? plan?.document.billing.proration;
  if (!policy) return item;
  const parts: PeriodFacts[] = [];
  for (const part of item.periods) {
    const last = parts.at(-1);
    const [left, right] = [last && periods[last.of], periods[part.of]];
    const whole =
      last && left && right && last.flow === movedAt && part.flow === movedAt
        ? joined(left, right, policy)
        : undefined;
    if (!whole || !last) {
      parts.push(part);
      continue;
    }
    const usage = last.usage || part.usage ? { usage: addUsage(last.usage, part.usage) } : {};
    const history = last.history ? { history: last.history } : {};
    parts[parts.length - 1] = {
      of: periods.push(whole) - 1,
      flow: last.flow,
      ...usage,
      ...history,
    };
  }
  return { ...item, periods: parts };
}

/** Facts whose flows the draft replaces; undefined where it replaces none that moves. */
function moveFlows(
  facts: InvoiceFacts,
  designs: DraftDesigns,
  movesFrom: MovesFrom,
): InvoiceFacts | undefined {
  const instead = facts.flows.map((id) => designs.flowInstead(id));
  const replaced = instead.filter((id) => id !== undefined);
  if (replaced.length === 0) return undefined;
  const flows = [...facts.flows];
  const periods = [...facts.periods];
  const isCut = new Set(replaced).size < replaced.length;
  let isMoved = false;
  const subscriptions = facts.subscriptions.map((subscription) => {
    const from = movesFrom(subscription);
    if (from === null) return subscription;
    const items = subscription.items.map((item) => {
      const moved = item.periods.map((part) => {
        const id = part.flow === null ? undefined : instead[part.flow];
        if (id === undefined || (periods[part.of]?.start ?? '') < from) return part;
        isMoved = true;
        return { ...part, flow: placeIn(flows, id) };
      });
      const movedItem = { ...item, periods: moved };
      if (!isCut) return movedItem;
      return joinParts(movedItem, subscription, designs, periods, flows.indexOf(replaced[0] ?? ''));
    });
    return { ...subscription, items };
  });
  return isMoved ? { ...facts, periods, flows, subscriptions } : undefined;
}

/**
 * The facts of an invoice as they would have been with the draft; undefined where the draft changes
 * nothing about it. @throws RatingError where the draft can't bill what was billed
 */
export function withDraft(
  facts: InvoiceFacts,
  designs: DraftDesigns,
  movesFrom: MovesFrom,
): InvoiceFacts | undefined {
  return designs.plan ? movePlan(facts, designs, movesFrom) : moveFlows(facts, designs, movesFrom);
}
