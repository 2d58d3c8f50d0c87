import { Decimal } from '#engine/core/decimal';
import { type FlowFacts, type PeriodShare, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';

/** The share of the whole period that is billed; facts without a period are billed whole. */
export function shareOf(facts: FlowFacts): PeriodShare | undefined {
  const { period } = facts as { period?: { share?: PeriodShare } };
  const share = period?.share;
  if (!share || share.numerator === share.denominator) return undefined;
  const { numerator, denominator } = share;
  if (
    Number.isSafeInteger(numerator) &&
    Number.isSafeInteger(denominator) &&
    denominator > 0 &&
    numerator >= 0
  ) {
    return share;
  }
  throw new RatingError(
    issue('period-share', '/period/share', {
      zh: '周期占比必须是非负整数之比',
      en: 'the share of the period must be a ratio of whole numbers, not below zero',
    }),
  );
}

/** value × share: one multiplication, then one division, so that thirds of whole amounts are exact. */
export function prorate(value: Decimal, facts: FlowFacts): Decimal {
  const share = shareOf(facts);
  if (!share) return value;
  return value.times(Decimal.of(share.numerator)).dividedBy(Decimal.of(share.denominator));
}
