import { Decimal, formatFigure } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import type { Frame, NodeBuild, NodeExplanation } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { type Tier, type TierLadder, type TierPart, tierLadder } from '#engine/core/pricing';
import type { GraduatedConfig } from '#schemas';
import { equals, same } from './words.ts';

export type TierConfig = GraduatedConfig['tiers'][number];

/** Tiers whose cells are plain numbers are read once; others at every evaluation. */
export function readTiers(build: NodeBuild<{ tiers: TierConfig[] }>): (frame: Frame) => TierLadder {
  return readTiersAt(build, build.config.tiers, '/tiers');
}

/** The same for tiers that stand somewhere in a config. */
export function readTiersAt(
  build: NodeBuild<unknown>,
  tiers: readonly TierConfig[],
  at: string,
): (frame: Frame) => TierLadder {
  const readers = tiers.map((tier, position) => {
    const path = `${at}/${position}`;
    const isPriced = tier.price !== undefined;
    if (isPriced && tier.ratePercent !== undefined) {
      build.report('price-and-rate', path, {
        zh: '每一档只能填单价或费率之一',
        en: 'a tier has a price or a rate, not both',
      });
    }
    if (tier.upTo === null && position < tiers.length - 1) {
      build.report('open-tier-not-last', `${path}/upTo`, {
        zh: '只有最后一档可以没有上限',
        en: 'only the last tier may be without bound',
      });
    }
    const rate = build.number(`${path}/ratePercent`, tier.ratePercent ?? 0);
    return {
      upTo: tier.upTo === null ? () => null : build.number(`${path}/upTo`, tier.upTo),
      price: isPriced
        ? build.number(`${path}/price`, tier.price ?? 0)
        : (frame: Frame) => rate(frame).shifted(-2),
      flat: build.number(`${path}/flat`, tier.flat ?? 0),
    };
  });
  const read = (frame: Frame): Tier[] =>
    readers.map((tier) => ({
      upTo: tier.upTo(frame),
      price: tier.price(frame),
      flat: tier.flat(frame),
    }));

  const cells = tiers.flatMap((tier) => [tier.upTo, tier.price, tier.ratePercent, tier.flat]);
  const isFixed = cells.every((cell) => cell == null || Decimal.parse(String(cell)) !== undefined);
  if (!isFixed) return (frame) => tierLadder(ascending(read(frame), build, at));
  const fixed = read(undefined as never);
  for (const [position, tier] of fixed.entries()) {
    const before = fixed[position - 1]?.upTo;
    if (before && tier.upTo && tier.upTo.compare(before) <= 0) {
      build.report('tiers-not-ascending', `${at}/${position}/upTo`, {
        zh: `第 ${position + 1} 档的上限应大于上一档`,
        en: `the bound of tier ${position + 1} must be above that of the tier before`,
      });
    }
  }
  const ladder = tierLadder(fixed);
  return () => ladder;
}

/** Computed bounds may meet, but not cross: a bound below the one before makes an empty tier. */
function ascending(tiers: Tier[], build: NodeBuild<unknown>, at: string): Tier[] {
  let before = Decimal.ZERO;
  for (const [position, { upTo }] of tiers.entries()) {
    if (upTo === null) continue;
    if (upTo.compare(before) < 0) {
      throw new RatingError(
        issue(
          'tiers-not-ascending',
          `${at}/${position}/upTo`,
          {
            zh: `“${build.node.name ?? build.node.id}”第 ${position + 1} 档的上限 ${upTo} 低于上一档`,
            en: `bound ${upTo} of tier ${position + 1} of "${build.node.name ?? build.node.id}" is below the tier before`,
          },
          { node: build.node.id },
        ),
      );
    }
    before = upTo;
  }
  return tiers;
}

export function beyondLastTier(build: NodeBuild<unknown>, quantity: Decimal): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(
      'beyond-last-tier',
      '',
      {
        zh: `用量 ${quantity} 超出“${name}”的最后一档`,
        en: `quantity ${quantity} is beyond the last tier of "${name}"`,
      },
      { node: build.node.id, quantity: quantity.toString() },
    ),
  );
}

/** «10 × 2 + 5 × 1.5 + 3» */
export function explainParts(
  parts: readonly TierPart[],
  total: FeelValue | undefined,
): NodeExplanation {
  const terms = parts.map(({ quantity, price, flat }) => {
    const priced = `${formatFigure(quantity)} × ${formatFigure(price)}`;
    return flat.isZero() ? priced : `${priced} + ${formatFigure(flat)}`;
  });
  const rule = terms.length === 0 ? '0' : terms.join(' + ');
  const last = parts.length;
  return {
    title: { zh: '分档计费', en: 'By tiers' },
    rule: same(rule),
    ...(last > 0 && {
      mark:
        last === 1
          ? { zh: '第 1 档', en: 'tier 1' }
          : { zh: `1–${last} 档`, en: `tiers 1–${last}` },
    }),
    sentence: {
      zh: `分档计费：${rule} ${equals(total)}`,
      en: `By tiers: ${rule} ${equals(total)}`,
    },
  };
}
