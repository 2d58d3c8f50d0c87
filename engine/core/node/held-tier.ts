import { Decimal, formatFigure } from '#engine/core/decimal';
import type { InputPort, NodeKind } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import { type Tier, tierHolding } from '#engine/core/pricing';
import type { StairstepConfig, VolumeConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT } from './ports.ts';
import { boundWords, readTierTables, tableWords, tiersOf, withTierWords } from './tier-tables.ts';
import { beyondLastTier } from './tiers.ts';
import { equals, same, shown, tierBounds } from './words.ts';

/** The tier that held the quantity, kept for the explanation. */
export interface HeldTier extends Tier {
  tier: number;
  /** Which table of tiers was chosen; -1 for the usual one. */
  table: number;
  lower: Decimal;
  /** The quantity that the tier was found with. */
  held: Decimal;
}

interface HeldTierTerms {
  id: NodeKind['id'];
  label: LocalText;
  inputs: readonly InputPort[];
  amount(tier: Tier, units: Decimal): Decimal;
  /** The price of a unit where there is one. */
  unitPrice(tier: Tier): Decimal | null;
  /** The rule in words; undefined where the figure is the tier's own. */
  rule(tier: Tier, units: string): string | undefined;
}

/** A charge by the one tier whose bounds hold the quantity. */
export function heldTierKind<Config extends VolumeConfig | StairstepConfig>({
  id,
  label,
  inputs,
  amount,
  unitPrice,
  rule: rules,
}: HeldTierTerms): NodeKind<Config> {
  return {
    id,
    label,
    inputs: () => inputs,
    outputs: () => CHARGE_OUT,

    compile(build) {
      const tablesOf = readTierTables(build);
      const quantity = quantityOf(build);
      const fullOf = build.valueInput('full quantity');
      const slot = build.slot('charge');
      return (frame) => {
        const units = quantity(frame);
        const { ladder: tiers, table } = tablesOf(frame);
        const full = fullOf?.(frame);
        const held = full instanceof Decimal ? full : units;
        const index = tierHolding(tiers, held);
        const tier = tiers[index];
        if (!tier) throw beyondLastTier(build, held);
        putCharge(frame, slot, amount(tier, units), units, unitPrice(tier));
        if (frame.details)
          frame.details[build.index] = { tier: index, table, held, ...tier } satisfies HeldTier;
      };
    },

    explain(view) {
      const { config, detail, value } = view;
      const used = detail as HeldTier;
      const number = used.tier + 1;
      const bounds = tierBounds(used.lower, used.upTo);
      const found = formatFigure(used.held);
      const units = shown(value('quantity'));
      const rule = rules(used, units);
      const sum =
        rule === undefined ? shown(value('charge')) : `${rule} ${equals(value('charge'))}`;
      return {
        title: { zh: `第 ${number} 档（${bounds.zh}）`, en: `Tier ${number} (${bounds.en})` },
        ...(rule !== undefined && { rule: same(rule) }),
        mark: { zh: `第 ${number} 档`, en: `tier ${number}` },
        sentence: withTierWords(
          {
            zh: `用量 ${found} 落在第 ${number} 档（${bounds.zh}）：${sum}`,
            en: `Quantity ${found} falls into tier ${number} (${bounds.en}): ${sum}`,
          },
          tableWords(config, used.table),
          boundWords(tiersOf(config, used.table), [used.tier - 1, used.tier], view),
        ),
      };
    },
  };
}
