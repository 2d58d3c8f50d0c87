import type { Issue } from '#engine/core/issue';
import type { DecisionTable, FlowEdge, FlowNode, PricingFlow } from '#schemas';
import { textElement } from './expression-text.ts';
import { impliedSources } from './implied.ts';
import { type UniqueNames, xmlId } from './names.ts';
import { columnsKept, keptAside } from './report.ts';
import { type Rest, restAttribute, without } from './rest.ts';
import { tableToDmn } from './table-to-dmn.ts';
import { typeRefOf } from './value-type.ts';
import type { XmlNode } from './xml-text.ts';

type NativeNode = Extract<FlowNode, { kind: 'input' | 'formula' | 'decision-table' }>;

export interface FlowAsDrg {
  readonly types: XmlNode[];
  readonly elements: XmlNode[];
  /** Keys of the tables that nodes use. */
  readonly used: ReadonlySet<string>;
  /** What of the flow DMN has no place for. */
  readonly rest: Rest;
}

/** A node of a kind that DMN knows, with the ids and the table it is written with. */
export interface Native {
  readonly node: NativeNode;
  readonly id: string;
  readonly design: DecisionTable | undefined;
}

interface Writing {
  readonly flow: PricingFlow;
  readonly path: string;
  readonly natives: ReadonlyMap<string, Native>;
  readonly ids: UniqueNames;
  readonly report: Issue[];
  readonly types: XmlNode[];
}

function nativesOf(
  flow: PricingFlow,
  tables: readonly DecisionTable[],
  ids: UniqueNames,
): Map<string, Native> {
  const natives = new Map<string, Native>();
  for (const node of flow.nodes) {
    if (node.kind !== 'input' && node.kind !== 'formula' && node.kind !== 'decision-table')
      continue;
    const { table, tableKey } = node.kind === 'decision-table' ? node.config : {};
    const design = table ? undefined : tables.find(({ key }) => key === tableKey);
    if (node.kind === 'decision-table' && !table && !design) continue;
    natives.set(node.id, { node, id: ids.take(xmlId(node.id)), design });
  }
  return natives;
}

export const nameOf = ({ id, name }: FlowNode): string => name ?? id;

function restOf(node: NativeNode, config: object, more: Rest = {}): Rest {
  const { id, name, note } = node;
  return {
    id,
    ...(name === id && { named: true }),
    ...(note !== undefined && note.trim() !== note && { note }),
    ...(note === '' && { note }),
    ...(Object.keys(config).length > 0 && { config }),
    ...more,
  };
}

function descriptionOf({ note }: NativeNode): XmlNode[] {
  return note === undefined || note === '' ? [] : [{ name: 'description', text: note }];
}

function variable(node: FlowNode, typeRef: string | undefined): XmlNode {
  return { name: 'variable', attributes: { name: nameOf(node), typeRef } };
}

/** Values that an input allows are a type of its own in DMN. */
function inputType(
  { node, id }: Native & { node: NativeNode & { kind: 'input' } },
  writing: Writing,
) {
  const { type, allowed } = node.config;
  if (!allowed) return typeRefOf(type);
  const name = writing.ids.take(`t_${id}`);
  writing.types.push({
    name: 'itemDefinition',
    attributes: { name },
    children: [
      { name: 'typeRef', text: typeRefOf(type) ?? 'Any' },
      textElement('allowedValues', allowed),
    ],
  });
  return name;
}

function inputElement(native: Native & { node: NativeNode & { kind: 'input' } }, writing: Writing) {
  const { node, id } = native;
  const config = without(node.config, 'type', ...(node.config.allowed ? ['allowed'] : []));
  return {
    name: 'inputData',
    attributes: { id, name: nameOf(node), ...restAttribute(restOf(node, config)) },
    children: [...descriptionOf(node), variable(node, inputType(native, writing))],
  };
}

function edgeRest({ from, to }: FlowEdge, place: number): Rest {
  return {
    place,
    ...(from.port !== undefined && { from: from.port }),
    ...(to.port !== undefined && { to: to.port }),
  };
}

function requirement({ node, id }: Native, rest: Rest): XmlNode {
  const name = node.kind === 'input' ? 'requiredInput' : 'requiredDecision';
  return {
    name: 'informationRequirement',
    attributes: restAttribute(rest),
    children: [{ name, attributes: { href: `#${id}` } }],
  };
}

/** Between which an edge is a requirement of DMN. */
function endsOf(edge: FlowEdge, natives: Writing['natives']): { source: Native } | undefined {
  const source = natives.get(edge.from.node);
  const target = natives.get(edge.to.node);
  return source && target && target.node.kind !== 'input' ? { source } : undefined;
}

function requirementsOf(native: Native, writing: Writing): XmlNode[] {
  const { flow, natives } = writing;
  const own = flow.edges.flatMap((edge, place) => {
    const ends = edge.to.node === native.node.id ? endsOf(edge, natives) : undefined;
    return ends ? [requirement(ends.source, edgeRest(edge, place))] : [];
  });
  const implied = impliedSources(native, flow, natives);
  return [...own, ...implied.map((source) => requirement(source, { implied: true }))];
}

function decisionElement(native: Native, index: number, writing: Writing): XmlNode {
  const { node, id, design } = native;
  const { path, report } = writing;
  const make = (rest: Rest, typeRef: string | undefined, logic: XmlNode): XmlNode => ({
    name: 'decision',
    attributes: { id, name: nameOf(node), ...restAttribute(rest) },
    children: [
      ...descriptionOf(node),
      variable(node, typeRef),
      ...requirementsOf(native, writing),
      logic,
    ],
  });
  if (node.kind === 'formula') {
    const { expression, type } = node.config;
    const rest = restOf(node, without(node.config, 'expression', 'type'));
    return make(rest, typeRefOf(type), textElement('literalExpression', expression));
  }
  const { table, tableKey } = (node as NativeNode & { kind: 'decision-table' }).config;
  const content = table ?? design?.content;
  if (!content) throw new TypeError('a table node without a table is not written');
  if (content.outputs.length > 1) report.push(columnsKept(`${path}/nodes/${index}`));
  const more = design ? { table: { key: tableKey, name: design.name } } : { inline: true };
  const rest = restOf(node, without(node.config, 'table', 'tableKey'), more);
  return make(rest, undefined, tableToDmn(content, `${path}/nodes/${index}`, report));
}

function asideOf<T>(items: readonly T[], isAside: (item: T) => boolean): [number, T][] {
  return items.flatMap((item, index): [number, T][] => (isAside(item) ? [[index, item]] : []));
}

/** Inputs, formulas and tables of a flow as inputs and decisions; everything else is kept aside. */
export function flowToDrg(
  flow: PricingFlow,
  path: string,
  tables: readonly DecisionTable[],
  ids: UniqueNames,
  report: Issue[],
): FlowAsDrg {
  const natives = nativesOf(flow, tables, ids);
  const writing: Writing = { flow, path, natives, ids, report, types: [] };
  const elements = flow.nodes.flatMap((node, index) => {
    const native = natives.get(node.id);
    if (!native) return [];
    const { node: own } = native;
    return own.kind === 'input'
      ? [inputElement({ ...native, node: own }, writing)]
      : [decisionElement(native, index, writing)];
  });
  const nodes = asideOf(flow.nodes, ({ id }) => !natives.has(id));
  for (const kind of new Set(nodes.map(([, node]) => node.kind))) {
    const [index] = nodes.find(([, node]) => node.kind === kind) as [number, FlowNode];
    const count = nodes.filter(([, node]) => node.kind === kind).length;
    report.push(keptAside(`${path}/nodes/${index}`, kind, count));
  }
  const edges = asideOf(flow.edges, (edge) => !endsOf(edge, natives));
  return {
    types: writing.types,
    elements,
    used: new Set([...natives.values()].flatMap(({ design }) => design?.key ?? [])),
    rest: {
      ...without(flow, 'kind', 'nodes', 'edges'),
      ...(nodes.length > 0 && { aside: nodes }),
      ...(edges.length > 0 && { edges }),
    },
  };
}
