import { Decimal } from '#engine/core/decimal';
import { minorUnits } from '#engine/core/money';
import { type Bucket, Histogram } from './histogram.ts';
import { MONEY_PARTS, type ModuleTally, type MoneySums, type TallyRecord } from './tally.ts';

/** One currency of a result; money as decimal text with the digits of the currency. */
export interface BackTestSums {
  currency: string;
  /** Who was compared; who the draft can't bill is not among them. */
  customers: number;
  /** Of whom the draft prices anything. */
  touched: number;
  invoices: number;
  before: MoneySums;
  after: MoneySums;
  /** `after` less `before`; also the sum of the customers' differences. */
  difference: string;
  up: { customers: number; amount: string };
  down: { customers: number; amount: string };
  same: number;
  /** Customers by the difference in money, and by the difference in percent of what was billed. */
  byAmount: Bucket[];
  byPercent: Bucket[];
  /** Customers who were billed nothing before: they have no percentage. */
  withoutPercent: number;
  /** Net of tax; what they don't add up to is tax and rounding. Largest difference first. */
  modules: (ModuleTally & { difference: string })[];
}

const keyOf = ({ plan, module }: ModuleTally): string => `${plan}\n${module}`;

/** Sums as they are shown. */
export function describeTally(currency: string, tally: TallyRecord): BackTestSums {
  const digits = minorUnits(currency) ?? 2;
  const money = (text: string): string => Decimal.of(text).toFixed(digits);
  const less = (after: string, before: string): Decimal =>
    Decimal.of(after).minus(Decimal.of(before));
  const all = (sums: MoneySums): MoneySums =>
    Object.fromEntries(MONEY_PARTS.map((part) => [part, money(sums[part])])) as MoneySums;
  const histogram = (made: Histogram, tallies: TallyRecord['amounts']): Bucket[] => {
    made.merge(tallies);
    return made.describe().map((bucket) => ({ ...bucket, amount: money(bucket.amount) }));
  };
  const { up, down } = tally;
  return {
    currency,
    customers: tally.customers,
    touched: tally.touched,
    invoices: tally.invoices,
    before: all(tally.before),
    after: all(tally.after),
    difference: less(tally.after.total, tally.before.total).toFixed(digits),
    up: { customers: up.customers, amount: money(up.amount) },
    down: { customers: down.customers, amount: money(down.amount) },
    same: tally.same,
    byAmount: histogram(Histogram.ofAmounts(), tally.amounts),
    byPercent: histogram(Histogram.ofPercents(), tally.percents),
    withoutPercent: tally.withoutPercent,
    modules: tally.modules
      .map((module) => ({ module, difference: less(module.after, module.before) }))
      .sort(
        (a, b) =>
          b.difference.abs().compare(a.difference.abs()) ||
          (keyOf(a.module) < keyOf(b.module) ? -1 : 1),
      )
      .map(({ module, difference }) => ({
        ...module,
        before: money(module.before),
        after: money(module.after),
        difference: difference.toFixed(digits),
      })),
  };
}
