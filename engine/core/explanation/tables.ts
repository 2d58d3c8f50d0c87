import { Decimal } from '#engine/core/decimal';
import type { NodeTrace } from '#engine/core/flow';
import {
  type GraduatedParts,
  type HeldTier,
  inputLabel,
  type LadderPart,
  same,
  tierBounds,
  tiersOf,
} from '#engine/core/node';
import type { DecisionTableConfig, GraduatedConfig, VolumeConfig } from '#schemas';
import { moneyFigure, namedFigure, numberFigure } from './figure.ts';
import type { TableHit, TierUsed } from './types.ts';

/** The rows that a decision table hit, with what it was given; undefined for other nodes. */
export function tableHit({ placed, detail, active, read }: NodeTrace): TableHit | undefined {
  if (placed.node.kind !== 'decision-table' || !active) return undefined;
  const { table } = placed.node.config as DecisionTableConfig;
  const hits = ((detail ?? []) as number[]).filter((hit) => hit >= 0);
  if (!table || hits.length === 0) return undefined;
  return {
    node: placed.node.id,
    name: placed.name,
    hitPolicy: table.hitPolicy,
    inputs: table.inputs.map((input) => ({
      label: inputLabel(input),
      value: namedFigure(read(String(input.expression)) ?? null, input.valueLabels),
    })),
    outputs: table.outputs.map(({ name, label }) => label ?? same(name)),
    rows: hits.flatMap((hit) => {
      const rule = table.rules[hit];
      if (!rule) return [];
      const { when, then, note = null } = rule;
      return [{ number: hit + 1, when: [...when], then: then.map(String), note }];
    }),
    rowCount: table.rules.length,
  };
}

/** The tiers that a charge went through, with quantity × price of each. */
export function tiersUsed(node: NodeTrace, digits: number): TierUsed[] {
  const { kind } = node.placed.node;
  if (!node.active) return [];
  if (kind === 'graduated') return graduatedTiers(node, digits);
  if (kind === 'annual-ladder' || kind === 'true-up') return ladderTiers(node, digits);
  return kind === 'volume' || kind === 'stairstep' ? [heldTier(node, digits)] : [];
}

function graduatedTiers({ placed, detail, read }: NodeTrace, digits: number): TierUsed[] {
  const { parts, table } = detail as GraduatedParts;
  const tiers = tiersOf(placed.node.config as GraduatedConfig, table);
  const boundOf = (tier: number): Decimal | null => {
    const upTo = tiers[tier]?.upTo;
    const value = upTo == null ? null : read(String(upTo));
    return value instanceof Decimal ? value : null;
  };
  return parts.map(({ tier, quantity, price, flat, amount }) => ({
    node: placed.node.id,
    tier: tier + 1,
    bounds: tierBounds(boundOf(tier - 1) ?? Decimal.ZERO, boundOf(tier)),
    quantity: numberFigure(quantity),
    price: numberFigure(price),
    flat: flat.isZero() ? null : moneyFigure(flat, digits),
    amount: moneyFigure(amount, digits),
  }));
}

/** Of a ladder that goes on over periods: bounds as they held when it was climbed. */
function ladderTiers({ placed, detail }: NodeTrace, digits: number): TierUsed[] {
  const { parts } = detail as { parts: readonly LadderPart[] };
  return parts.map(({ tier, lower, upTo, quantity, price, amount }) => ({
    node: placed.node.id,
    tier: tier + 1,
    bounds: tierBounds(lower, upTo),
    quantity: numberFigure(quantity),
    price: numberFigure(price),
    flat: null,
    amount: moneyFigure(amount, digits),
  }));
}

function heldTier({ placed, detail, values }: NodeTrace, digits: number): TierUsed {
  const { tier, table, lower, upTo, price, flat } = detail as HeldTier;
  const hasPrice = placed.node.kind === 'volume';
  const tiers = tiersOf(placed.node.config as VolumeConfig, table);
  const [quantity, charge] = [values.get('quantity'), values.get('charge')];
  return {
    node: placed.node.id,
    tier: Math.min(tier + 1, tiers.length),
    bounds: tierBounds(lower, upTo),
    quantity: numberFigure(quantity instanceof Decimal ? quantity : Decimal.ZERO),
    price: hasPrice ? numberFigure(price) : null,
    flat: flat.isZero() ? null : moneyFigure(flat, digits),
    amount: moneyFigure(charge instanceof Decimal ? charge : Decimal.ZERO, digits),
  };
}
