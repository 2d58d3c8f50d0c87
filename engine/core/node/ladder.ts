import { Decimal, formatFigure } from '#engine/core/decimal';
import type { NodeBuild } from '#engine/core/graph';
import { spanned, type TierLadder, type TierPart, tierLadder } from '#engine/core/pricing';
import { beyondLastTier } from './tiers.ts';

/** What one tier contributed, with its bounds as they held. */
export interface LadderPart extends TierPart {
  lower: Decimal;
  upTo: Decimal | null;
}

/** A ladder with every bound × numerator ÷ denominator. */
export function scaled(ladder: TierLadder, numerator: Decimal, denominator: Decimal): TierLadder {
  if (numerator.equals(denominator)) return ladder;
  return tierLadder(
    ladder.map((tier) => ({
      ...tier,
      upTo: tier.upTo?.times(numerator).dividedBy(denominator) ?? null,
    })),
  );
}

/** The units between two totals of a ladder. @throws RatingError beyond its last tier */
export function climb(
  build: NodeBuild<unknown>,
  ladder: TierLadder,
  from: Decimal,
  to: Decimal,
): { amount: Decimal; parts: LadderPart[] } {
  const last = ladder.at(-1)?.upTo;
  const most = from.compare(to) > 0 ? from : to;
  if (last && most.compare(last) > 0) throw beyondLastTier(build, most);
  const parts: TierPart[] = [];
  const amount = spanned(ladder, from, to, parts);
  const bounds = ({ tier }: TierPart) => ({
    lower: ladder[tier]?.lower ?? Decimal.ZERO,
    upTo: ladder[tier]?.upTo ?? null,
  });
  return { amount, parts: parts.map((part) => ({ ...part, ...bounds(part) })) };
}

/** «10 × 2 + 5 × 1.5» */
export function termsOf(parts: readonly LadderPart[]): string {
  const terms = parts.map(
    ({ quantity, price }) => `${formatFigure(quantity)} × ${formatFigure(price)}`,
  );
  return terms.length === 0 ? '0' : terms.join(' + ');
}

/** «tiers 1–2», of the tiers that contributed. */
export function tiersMark(parts: readonly LadderPart[]): { zh: string; en: string } | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return undefined;
  const [from, to] = [first.tier + 1, last.tier + 1];
  return from === to
    ? { zh: `第 ${from} 档`, en: `tier ${from}` }
    : { zh: `${from}–${to} 档`, en: `tiers ${from}–${to}` };
}
