import { Decimal, formatFigure } from '#engine/core/decimal';
import type { PlanModule } from '#schemas';
import type { PlacedItem, TraceSink } from './price-items.ts';
import { roundToTotal } from './round-to-total.ts';
import type { InvoiceFacts, InvoicePolicy, PricedLine, Reduction, SharedPeriod } from './types.ts';

type DiscountTerms = NonNullable<PlanModule['discount']>;

/** A discount in force for one period. */
interface ActiveDiscount {
  placed: PlacedItem;
  terms: DiscountTerms;
  period: SharedPeriod;
}

const SCOPE_ORDER = { item: 0, plan: 1, invoice: 2 } as const;

function activeDiscounts(items: readonly PlacedItem[], facts: InvoiceFacts): ActiveDiscount[] {
  const active = items.flatMap((placed) => {
    const terms = placed.module.discount;
    if (!terms) return [];
    return placed.item.periods.flatMap(({ of }) => {
      const period = facts.periods[of];
      return period ? [{ placed, terms, period }] : [];
    });
  });
  return active.sort(
    (a, b) =>
      SCOPE_ORDER[a.terms.scope] - SCOPE_ORDER[b.terms.scope] ||
      (a.terms.priority ?? 100) - (b.terms.priority ?? 100),
  );
}

/** Lines that a discount may reduce: charges of its own whole period, within its scope. */
function targetsOf(discount: ActiveDiscount, lines: readonly PricedLine[]): PricedLine[] {
  const { terms, placed, period } = discount;
  return lines.filter(
    (line) =>
      line.kind !== 'deposit' &&
      !line.isWaived &&
      line.amountUnrounded.sign() > 0 &&
      (terms.scope === 'invoice' || line.subscriptionId === placed.subscription.id) &&
      (terms.modules === undefined || terms.modules.includes(line.module ?? '')) &&
      line.period !== null &&
      isWithin(line.period.start, period),
  );
}

function isWithin(date: string, { start, end }: SharedPeriod): boolean {
  return date >= start && (end === null || date < end);
}

/** A fixed amount shared among lines by what is left of each; never more than there is. */
function shareFixed(
  amount: Decimal,
  targets: readonly PricedLine[],
  left: ReadonlyMap<PricedLine, Decimal>,
): Reduction[] {
  const rest = (target: PricedLine): Decimal => left.get(target) ?? Decimal.ZERO;
  const available = targets.reduce((sum, target) => sum.plus(rest(target)), Decimal.ZERO);
  if (available.sign() <= 0) return [];
  const taken = amount.compare(available) > 0 ? available : amount;
  let given = Decimal.ZERO;
  return targets.map((target, index) => {
    const isLast = index === targets.length - 1;
    const whole = rest(target);
    const part = isLast ? taken.minus(given) : taken.times(whole).dividedBy(available);
    given = given.plus(part);
    return { target, left: whole, amount: part };
  });
}

function reductionsOf(
  discount: ActiveDiscount,
  targets: readonly PricedLine[],
  left: ReadonlyMap<PricedLine, Decimal>,
): Reduction[] {
  const { terms, period } = discount;
  const value = Decimal.of(terms.value);
  if (terms.kind === 'percentage') {
    const percent = value.compare(Decimal.HUNDRED) > 0 ? Decimal.HUNDRED : value;
    return targets.map((target) => {
      const whole = left.get(target) ?? Decimal.ZERO;
      return { target, left: whole, amount: whole.times(percent).shifted(-2) };
    });
  }
  const { share } = period;
  const amount = share
    ? value.times(Decimal.of(share.numerator)).dividedBy(Decimal.of(share.denominator))
    : value;
  if (terms.scope !== 'item') return shareFixed(amount, targets, left);
  return targets.flatMap((target) => shareFixed(amount, [target], left));
}

const sumOf = (reductions: readonly Reduction[]): Decimal =>
  reductions.reduce((sum, { amount }) => sum.plus(amount), Decimal.ZERO);

/** A line carries one tax mark, so a discount has a line for each among its targets. */
function groupByTax(reductions: readonly Reduction[]): Reduction[][] {
  const key = ({ target: { tax } }: Reduction): string =>
    tax ? `${tax.category} ${tax.mode} ${tax.ratePercent}` : '';
  return [...Map.groupBy(reductions, key).values()];
}

/**
 * What a group takes off its targets. Where lines are rounded by themselves it is the money of the
 * discount's line, so that what is left of the targets is money too and never goes below zero.
 */
function takenOff(group: readonly Reduction[], policy: InvoicePolicy): Reduction[] {
  if (policy.per === 'invoice') return [...group];
  const rounded = sumOf(group).negated().round(policy.digits, policy.mode).negated();
  const parts = roundToTotal(
    group.map(({ amount }) => amount),
    rounded,
    policy.digits,
  );
  return group.map((reduction, index) => ({ ...reduction, amount: parts[index] as Decimal }));
}

function discountLine({ placed, period, terms }: ActiveDiscount, group: Reduction[]): PricedLine {
  const { module, item, subscription } = placed;
  const total = sumOf(group);
  const worth = terms.kind === 'percentage' ? `${terms.value}%` : String(terms.value);
  return {
    item: module.key,
    kind: 'discount',
    name: module.name,
    quantity: null,
    unitPrice: null,
    amountUnrounded: total.negated(),
    tax: group[0]?.target.tax ?? null,
    itemId: item.id,
    subscriptionId: subscription.id,
    period: { start: period.start, end: period.end },
    design: subscription.plan,
    module: module.key,
    segmentOf: null,
    explanation: [
      {
        zh: `${module.name.zh}：优惠 ${worth}，共减 ${formatFigure(total)}`,
        en: `${module.name.en}: ${worth} off, ${formatFigure(total)} in all`,
      },
    ],
  };
}

/**
 * Discount lines in their order: by scope, then priority. Percentages apply to what is left, of a
 * stacking group only the one worth most is given, and nothing goes below zero.
 */
export function computeDiscounts(
  items: readonly PlacedItem[],
  facts: InvoiceFacts,
  lines: readonly PricedLine[],
  policy: InvoicePolicy,
  sink?: TraceSink,
): PricedLine[] {
  const active = activeDiscounts(items, facts);
  if (active.length === 0) return [];
  // Where each line is rounded by itself, a discount is taken off what the customer sees.
  const basis = (line: PricedLine): Decimal =>
    policy.per === 'line'
      ? line.amountUnrounded.round(policy.digits, policy.mode)
      : line.amountUnrounded;
  const left = new Map(lines.map((line) => [line, basis(line)]));
  const results: PricedLine[] = [];
  const doneGroups = new Set<string>();
  for (const discount of active) {
    const group = discount.terms.stackingGroup;
    const groupKey = group && `${group}\n${discount.period.start}`;
    if (groupKey && doneGroups.has(groupKey)) continue;
    const rivals = groupKey
      ? active.filter(
          (other) =>
            other.terms.stackingGroup === group && other.period.start === discount.period.start,
        )
      : [discount];
    const offers = rivals.map((rival) => ({
      rival,
      reductions: reductionsOf(rival, targetsOf(rival, lines), left),
    }));
    if (groupKey) doneGroups.add(groupKey);
    const best = offers.reduce((a, b) =>
      sumOf(b.reductions).compare(sumOf(a.reductions)) > 0 ? b : a,
    );
    const groups = groupByTax(best.reductions);
    for (const group of groups) {
      for (const { target, amount } of takenOff(group, policy)) {
        left.set(target, (left.get(target) ?? Decimal.ZERO).minus(amount));
      }
    }
    for (const group of groups) {
      const line = discountLine(best.rival, group);
      if (line.amountUnrounded.isZero()) continue;
      results.push(line);
      sink?.discounted?.(line, group, lines);
    }
  }
  return results;
}
