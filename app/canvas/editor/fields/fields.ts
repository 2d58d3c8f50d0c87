import type { FlowNode } from '#schemas';
import { type MemberSchema, NODE_SCHEMAS } from '#schemas/nodes';
import { ROUNDING_MODES, VALUE_TYPES } from './choice-words.ts';

type Kind = FlowNode['kind'];

/** What a member of a config is for a form. */
export type FieldShape =
  | { type: 'expression'; isOpen: boolean }
  | { type: 'text'; isName: boolean; maxLength: number }
  | { type: 'tests' }
  | { type: 'decimal' }
  | { type: 'integer'; minimum?: number; maximum?: number }
  | { type: 'choice'; values: readonly string[] }
  | { type: 'yes-no'; usually: boolean }
  | { type: 'local-text' }
  | { type: 'path' }
  | { type: 'rows'; columns: readonly Field[]; least: number; most: number }
  | { type: 'list'; item: FieldShape; least: number; most: number }
  | { type: 'rule-table' }
  | { type: 'lookup-rows' }
  | { type: 'rate-grid' }
  | { type: 'rate-columns' }
  | { type: 'tier-tables'; columns: readonly Field[]; least: number; most: number }
  | { type: 'written-in' };

export interface Field {
  member: string;
  shape: FieldShape;
  isRequired: boolean;
}

const LONG = 10_000;
const USUAL = 200;

const byReference: Record<string, (schema: MemberSchema) => FieldShape> = {
  expression: () => ({ type: 'expression', isOpen: false }),
  decimal: () => ({ type: 'decimal' }),
  localText: () => ({ type: 'local-text' }),
  key: () => ({ type: 'text', isName: false, maxLength: 80 }),
  identifier: () => ({ type: 'text', isName: true, maxLength: 80 }),
  name: () => ({ type: 'text', isName: true, maxLength: 120 }),
  valueType: () => ({ type: 'choice', values: Object.keys(VALUE_TYPES) }),
  roundingMode: () => ({ type: 'choice', values: Object.keys(ROUNDING_MODES) }),
  content: () => ({ type: 'rule-table' }),
  'pricing-flow.schema.json': () => ({ type: 'written-in' }),
};

/** `common.schema.json#/$defs/expression` is called `expression`. */
const referenceOf = ({ $ref }: MemberSchema): string => $ref?.split('/').at(-1) ?? '';

const NO_MEMBERS: Readonly<Record<string, MemberSchema>> = {};

function rowsShape(schema: MemberSchema, items: MemberSchema): FieldShape {
  const { properties = NO_MEMBERS, required = [] } = items;
  return {
    type: 'rows',
    columns: fieldsIn(properties, required),
    least: schema.minItems ?? 0,
    most: schema.maxItems ?? USUAL,
  };
}

function tierTablesShape(schema: MemberSchema, tiers: MemberSchema): FieldShape | undefined {
  const shape = rowsShape(tiers, tiers.items ?? {});
  if (shape.type !== 'rows') return undefined;
  const { columns, least } = shape;
  return { type: 'tier-tables', columns, least, most: schema.maxItems ?? USUAL };
}

function arrayShape(member: string, schema: MemberSchema): FieldShape | undefined {
  const { items = {}, minItems = 0, maxItems = USUAL } = schema;
  if (member === 'path') return { type: 'path' };
  if (items.properties?.key && items.properties.values) {
    return { type: items.properties.values.items?.oneOf ? 'rate-grid' : 'lookup-rows' };
  }
  if (items.properties?.tiers) return tierTablesShape(schema, items.properties.tiers);
  if (member === 'columns' && !items.properties) return { type: 'rate-columns' };
  if (items.properties) return rowsShape(schema, items);
  const item = shapeOf('', items);
  return item && { type: 'list', item, least: minItems, most: maxItems };
}

/** What a form shows for a schema; undefined for what it has no face for. */
function shapeOf(member: string, schema: MemberSchema): FieldShape | undefined {
  const referenced = byReference[referenceOf(schema)];
  if (referenced) return referenced(schema);
  const { oneOf, type, minimum, maximum, maxLength = USUAL } = schema;
  const isOpen = oneOf?.some((each) => each.type === 'null') ?? false;
  const [first] = oneOf?.filter((each) => each.type !== 'null') ?? [];
  if (isOpen && first && referenceOf(first) === 'expression') return { type: 'expression', isOpen };
  if (schema.enum) return { type: 'choice', values: schema.enum };
  if (type === 'boolean') return { type: 'yes-no', usually: schema.default === true };
  if (type === 'integer') return { type: 'integer', minimum, maximum };
  if (type === 'array') return arrayShape(member, schema);
  if (type === 'string') {
    return maxLength >= LONG ? { type: 'tests' } : { type: 'text', isName: false, maxLength };
  }
  if (Array.isArray(type) && type.includes('string')) {
    return { type: 'text', isName: false, maxLength };
  }
  return undefined;
}

function fieldsIn(
  properties: Readonly<Record<string, MemberSchema>>,
  required: readonly string[],
): Field[] {
  return Object.entries(properties).flatMap(([member, schema]): Field[] => {
    const shape = shapeOf(member, schema);
    return shape ? [{ member, shape, isRequired: required.includes(member) }] : [];
  });
}

/** The form of a node kind, as its JSON Schema has it. */
export function fieldsOf(kind: Kind): Field[] {
  const { properties, required = [] } = NODE_SCHEMAS[kind];
  return fieldsIn(properties, required);
}
