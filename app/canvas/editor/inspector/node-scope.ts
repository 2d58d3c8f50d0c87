import { type FlowDefinition, listDefinitions, type PlacedNode } from '#engine/core/graph';
import type { DecisionTableContent, InputConfig, PricingFlow } from '#schemas';
import type { FeelMember, FeelName, FeelScope } from '../../../feel/index.ts';
import { structureOf, upstreamOf } from '../../edit/index.ts';
import { readable } from '../../readable.ts';
import type { FlowTrace, NodeTrace } from '../../trace.ts';
import { textsIn, textsOfInput } from '../bench/index.ts';

const MOST_MEMBERS = 60;
const MOST_SHOWN = 40;

const shortened = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;

/** Members of a context as the last run had it. */
function membersIn(value: string | undefined): FeelMember[] {
  if (!value?.startsWith('{')) return [];
  try {
    const known: unknown = JSON.parse(value);
    return Object.entries(known as object)
      .slice(0, MOST_MEMBERS)
      .map(([name, member]) => {
        const text = typeof member === 'string' ? member : JSON.stringify(member);
        return { name, value: shortened(readable(text)), members: membersIn(text) };
      });
  } catch {
    return [];
  }
}

function typeOf({ node }: PlacedNode, type: string): string | undefined {
  const declared = node.kind === 'input' ? (node.config as InputConfig).type : type;
  if (declared === 'any') return undefined;
  if (declared === 'charge') return 'number';
  return declared === 'signal' ? 'boolean' : declared;
}

/** Texts that an output of a table can be: those that it allows, or those in its cells. */
function textsOfOutput({ node }: PlacedNode, port: string): readonly string[] {
  const table: DecisionTableContent | undefined =
    node.kind === 'decision-table' ? node.config.table : undefined;
  const column = table?.outputs.findIndex(({ name }) => name === port) ?? -1;
  const output = table?.outputs[column];
  if (!table || !output) return [];
  if (output.allowed) return textsIn([output.allowed]);
  return output.type === 'string'
    ? textsIn(table.rules.map(({ then }) => String(then[column] ?? '')))
    : [];
}

function memberOf(placed: PlacedNode, port: string, type: string, trace: NodeTrace | undefined) {
  const value = trace?.values?.[port];
  const allowed = textsOfOutput(placed, port);
  const known = typeOf(placed, type);
  return {
    name: port,
    ...(known !== undefined && { type: known }),
    ...(value !== undefined && { value: shortened(readable(value)) }),
    ...(allowed.length > 0 && { allowed }),
    members: membersIn(value),
  };
}

const OF_CHARGE = ['amount', 'quantity', 'unit price'];

function nameOf(placed: PlacedNode, flow: PricingFlow, trace: NodeTrace | undefined): FeelName[] {
  const { name, outputs, node, kind } = placed;
  const [first] = outputs;
  if (!first) return [];
  const ports = outputs.map((port) => memberOf(placed, port.name, port.type, trace));
  const parts =
    first.type === 'charge' ? OF_CHARGE.map((part) => memberOf(placed, part, 'number', trace)) : [];
  const isTable = node.kind === 'decision-table' || node.kind === 'lookup';
  const { name: _, members: inside, ...main } = ports[0] ?? { members: [] };
  const allowed = node.kind === 'input' ? textsOfInput(flow, node) : [];
  const isAlone = outputs.length === 1 && !isTable;
  const own = isAlone ? [...parts, ...inside] : [...ports, ...parts];
  return [
    {
      ...main,
      name,
      kind: 'value',
      about: kind.label,
      ...(allowed.length > 0 && { allowed }),
      members: [...new Map(own.map((member) => [member.name, member])).values()],
    },
  ];
}

const typed = (type: string) => (type === 'any' ? {} : { type });

function definitionOf(definition: FlowDefinition): FeelName {
  const { name } = definition;
  const about = definition.content.label && { about: definition.content.label };
  if (definition.part === 'constants') {
    const { type, value } = definition.content;
    return {
      name,
      kind: 'constant',
      ...typed(type),
      value: shortened(readable(String(value))),
      ...about,
    };
  }
  const { parameters, result } = definition.content;
  return { name, kind: 'function', ...typed(result), parameters, ...about };
}

/** Constants and functions of the flow: what an expression sees that has no node before it. */
export function definitionScope(flow: PricingFlow): FeelScope {
  return { names: listDefinitions(flow).map(definitionOf) };
}

/** What the expressions of a node can say: all that is upstream, and what the flow defines. */
export function nodeScope(flow: PricingFlow, id: string, trace: FlowTrace | undefined): FeelScope {
  const structure = structureOf(flow);
  const placed = structure.nodes.find(({ node }) => node.id === id);
  const seen = placed ? [...upstreamOf(structure, placed)] : [];
  const nodes = seen
    .sort((a, b) => a.index - b.index)
    .flatMap((each) => nameOf(each, flow, trace?.nodes[each.node.id]));
  const taken = new Set(nodes.map(({ name }) => name));
  const { names } = definitionScope(flow);
  return { names: [...nodes, ...names.filter(({ name }) => !taken.has(name))] };
}
