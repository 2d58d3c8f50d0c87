import type { FlowNode } from '#schemas';
import annualLadderSchema from './annual-ladder.schema.json' with { type: 'json' };
import apportionmentSchema from './apportionment.schema.json' with { type: 'json' };
import decisionTableSchema from './decision-table.schema.json' with { type: 'json' };
import discountSchema from './discount.schema.json' with { type: 'json' };
import dynamicSchema from './dynamic.schema.json' with { type: 'json' };
import flatSchema from './flat.schema.json' with { type: 'json' };
import formulaSchema from './formula.schema.json' with { type: 'json' };
import graduatedSchema from './graduated.schema.json' with { type: 'json' };
import includedQuantitySchema from './included-quantity.schema.json' with { type: 'json' };
import inputSchema from './input.schema.json' with { type: 'json' };
import lateFeeSchema from './late-fee.schema.json' with { type: 'json' };
import lookupSchema from './lookup.schema.json' with { type: 'json' };
import matrixSchema from './matrix.schema.json' with { type: 'json' };
import maximumSchema from './maximum.schema.json' with { type: 'json' };
import meterSwapSchema from './meter-swap.schema.json' with { type: 'json' };
import minimumSchema from './minimum.schema.json' with { type: 'json' };
import outputLineSchema from './output-line.schema.json' with { type: 'json' };
import packageSchema from './package.schema.json' with { type: 'json' };
import perUnitSchema from './per-unit.schema.json' with { type: 'json' };
import percentageSchema from './percentage.schema.json' with { type: 'json' };
import prorationSchema from './proration.schema.json' with { type: 'json' };
import rolloverSchema from './rollover.schema.json' with { type: 'json' };
import roundingSchema from './rounding.schema.json' with { type: 'json' };
import stairstepSchema from './stairstep.schema.json' with { type: 'json' };
import subFlowSchema from './sub-flow.schema.json' with { type: 'json' };
import switchSchema from './switch.schema.json' with { type: 'json' };
import taxSchema from './tax.schema.json' with { type: 'json' };
import timeOfUseSchema from './time-of-use.schema.json' with { type: 'json' };
import trueUpSchema from './true-up.schema.json' with { type: 'json' };
import volumeSchema from './volume.schema.json' with { type: 'json' };

/** A JSON Schema as far as a form reads it. */
export interface MemberSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly oneOf?: readonly MemberSchema[];
  readonly items?: MemberSchema;
  readonly properties?: Readonly<Record<string, MemberSchema>>;
  readonly required?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
}

export interface NodeSchema extends MemberSchema {
  readonly properties: Readonly<Record<string, MemberSchema>>;
}

/** The schema of every node kind's config, as it stands in the documents' schema. */
export const NODE_SCHEMAS = {
  input: inputSchema,
  'decision-table': decisionTableSchema,
  formula: formulaSchema,
  switch: switchSchema,
  lookup: lookupSchema,
  flat: flatSchema,
  'per-unit': perUnitSchema,
  graduated: graduatedSchema,
  volume: volumeSchema,
  stairstep: stairstepSchema,
  package: packageSchema,
  percentage: percentageSchema,
  dynamic: dynamicSchema,
  'included-quantity': includedQuantitySchema,
  minimum: minimumSchema,
  maximum: maximumSchema,
  discount: discountSchema,
  proration: prorationSchema,
  tax: taxSchema,
  rounding: roundingSchema,
  'output-line': outputLineSchema,
  'sub-flow': subFlowSchema,
  matrix: matrixSchema,
  'time-of-use': timeOfUseSchema,
  apportionment: apportionmentSchema,
  'annual-ladder': annualLadderSchema,
  'meter-swap': meterSwapSchema,
  rollover: rolloverSchema,
  'true-up': trueUpSchema,
  'late-fee': lateFeeSchema,
} as const satisfies Record<string, NodeSchema> as Readonly<Record<FlowNode['kind'], NodeSchema>>;
