import type { NodeKind } from '#engine/core/graph';
import type { FlowNode } from '#schemas';
import { annualLadderKind } from './annual-ladder.ts';
import { apportionmentKind } from './apportionment.ts';
import { decisionTableKind } from './decision-table.ts';
import { discountKind } from './discount.ts';
import { dynamicKind } from './dynamic.ts';
import { flatKind } from './flat.ts';
import { formulaKind } from './formula.ts';
import { graduatedKind } from './graduated.ts';
import { includedQuantityKind } from './included-quantity.ts';
import { inputKind } from './input.ts';
import { lateFeeKind } from './late-fee.ts';
import { lookupKind } from './lookup.ts';
import { matrixKind } from './matrix.ts';
import { maximumKind } from './maximum.ts';
import { meterSwapKind } from './meter-swap.ts';
import { minimumKind } from './minimum.ts';
import { outputLineKind } from './output-line.ts';
import { packageKind } from './package.ts';
import { perUnitKind } from './per-unit.ts';
import { percentageKind } from './percentage.ts';
import { prorationKind } from './proration.ts';
import { rolloverKind } from './rollover.ts';
import { roundingKind } from './rounding.ts';
import { stairstepKind } from './stairstep.ts';
import { subFlowKind } from './sub-flow.ts';
import { switchKind } from './switch.ts';
import { taxKind } from './tax.ts';
import { timeOfUseKind } from './time-of-use.ts';
import { trueUpKind } from './true-up.ts';
import { volumeKind } from './volume.ts';

/** Every kind of node there is; the schema has a branch for each, and the compiler checks that. */
const NODE_KINDS = {
  input: inputKind,
  'decision-table': decisionTableKind,
  formula: formulaKind,
  switch: switchKind,
  lookup: lookupKind,
  flat: flatKind,
  'per-unit': perUnitKind,
  graduated: graduatedKind,
  volume: volumeKind,
  stairstep: stairstepKind,
  package: packageKind,
  percentage: percentageKind,
  dynamic: dynamicKind,
  'included-quantity': includedQuantityKind,
  minimum: minimumKind,
  maximum: maximumKind,
  discount: discountKind,
  proration: prorationKind,
  tax: taxKind,
  rounding: roundingKind,
  'output-line': outputLineKind,
  'sub-flow': subFlowKind,
  matrix: matrixKind,
  'time-of-use': timeOfUseKind,
  apportionment: apportionmentKind,
  'annual-ladder': annualLadderKind,
  'meter-swap': meterSwapKind,
  rollover: rolloverKind,
  'true-up': trueUpKind,
  'late-fee': lateFeeKind,
} satisfies Record<FlowNode['kind'], unknown>;

export const nodeKinds: ReadonlyMap<string, NodeKind> = new Map(
  Object.entries(NODE_KINDS as unknown as Record<string, NodeKind>),
);

export type { GraduatedParts } from './graduated.ts';
export type { HeldTier } from './held-tier.ts';
export type { LadderPart } from './ladder.ts';
export type { SubFlowRun } from './sub-flow.ts';
export { inputLabel } from './table-words.ts';
export { tiersOf } from './tier-tables.ts';
export { valueLabel } from './value-label.ts';
export { same, shown, tierBounds } from './words.ts';
