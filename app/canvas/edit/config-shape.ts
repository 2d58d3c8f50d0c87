import type { FlowNode } from '#schemas';
import { type MemberSchema, NODE_SCHEMAS } from '#schemas/nodes';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const isRule = (rule: unknown): boolean =>
  isMembers(rule) && isListOf(rule.when, isScalar) && isListOf(rule.then, isScalar);

const isTable = (value: unknown): boolean =>
  isMembers(value) &&
  isListOf(value.inputs, isMembers) &&
  isListOf(value.outputs, isMembers) &&
  isListOf(value.rules, isRule);

/** What documents refer to that is more than one value. */
const COMPOUND: Readonly<Record<string, (value: unknown) => boolean>> = {
  localText: isMembers,
  content: isTable,
  'pricing-flow.schema.json': isMembers,
};

function isLike(value: unknown, schema: MemberSchema): boolean {
  const { $ref, type, items = {}, properties } = schema;
  const compound = COMPOUND[$ref?.split('/').at(-1) ?? ''];
  if (compound) return compound(value);
  if (type === 'array') return isListOf(value, (item) => isLike(item, items));
  if (!properties) return isScalar(value);
  return isMembers(value) && areLike(value, properties);
}

const areLike = (value: Members, properties: Readonly<Record<string, MemberSchema>>): boolean =>
  Object.entries(properties).every(
    ([member, schema]) => value[member] === undefined || isLike(value[member], schema),
  );

/** Lists where lists belong, and so on: enough to show it, whatever else is wrong. */
export function hasShape({ kind, config }: FlowNode): boolean {
  const { properties, required = [] }: MemberSchema = NODE_SCHEMAS[kind];
  if (!properties) return true;
  const lists = required.filter((member) => properties[member]?.type === 'array');
  return lists.every((member) => member in config) && areLike(config as Members, properties);
}
