import type { Issue } from '#engine/core/issue';
import { childNamed, type Element } from '#plugins/importer/dmn';
import type { DecisionTable, DecisionTableContent, FlowEdge, FlowNode } from '#schemas';
import type { DrgElement } from './drg.ts';
import { readExpression } from './expression-text.ts';
import { identifierOf, keyOf, UniqueNames } from './names.ts';
import { columnsDiffer, typeLeftOut } from './report.ts';
import { isRecord, type Rest, readRest } from './rest.ts';
import { tableFromDmn } from './table-from-dmn.ts';
import { type ResolvedType, resolveType, type TypeNames } from './value-type.ts';

/** An edge with its place among the flow's, where the file tells it. */
export interface PlacedEdge {
  readonly edge: FlowEdge;
  readonly place: number | undefined;
}

export interface FlowParts {
  readonly nodes: FlowNode[];
  readonly edges: PlacedEdge[];
  readonly tables: DecisionTable[];
}

const isManyRows = (content: DecisionTableContent): boolean =>
  ['R', 'O', 'C'].includes(content.hitPolicy);

/** Turns inputs and decisions into nodes; tables with one output become designs of their own. */
export class FlowReader {
  readonly parts: FlowParts = { nodes: [], edges: [], tables: [] };
  private readonly nodeIds = new Map<string, string>();
  private readonly tableKeys = new UniqueNames();
  private readonly types: TypeNames;
  private readonly report: Issue[];

  constructor(types: TypeNames, report: Issue[]) {
    this.types = types;
    this.report = report;
  }

  read(elements: readonly DrgElement[]): FlowParts {
    const identifiers = new UniqueNames();
    for (const { id, element } of elements) {
      const own = readRest(element)?.id;
      const wanted = typeof own === 'string' ? own : identifierOf(id, element.name);
      this.nodeIds.set(id, identifiers.take(wanted));
    }
    for (const one of elements) this.readElement(one);
    return this.parts;
  }

  private readElement(one: DrgElement): void {
    const { element, logic } = one;
    const rest = readRest(element);
    // A table that no node uses: the design alone.
    if (rest?.unused === true) {
      if (logic) this.addTable(logic, element, rest, undefined);
      return;
    }
    const id = this.nodeIds.get(one.id) as string;
    const config = this.configOf(one, rest);
    const kind = kindOf(logic);
    this.parts.nodes.push({ id, kind, ...namesOf(element, id, rest), config } as FlowNode);
    for (const { id: from, element: requirement } of one.requires) {
      this.addEdge(this.nodeIds.get(from) as string, id, requirement);
    }
  }

  private addEdge(from: string, to: string, requirement: Element): void {
    const rest = readRest(requirement);
    const place = rest?.place;
    const port = (value: unknown) => (typeof value === 'string' ? { port: value } : {});
    this.parts.edges.push({
      edge: { from: { node: from, ...port(rest?.from) }, to: { node: to, ...port(rest?.to) } },
      place: typeof place === 'number' ? place : undefined,
    });
  }

  private configOf({ element, logic }: DrgElement, rest: Rest | undefined): object {
    const kept = isRecord(rest?.config) ? rest.config : {};
    const reference = childNamed(element, 'variable')?.attributes.typeRef;
    if (logic?.name === 'decisionTable') return this.tableConfig(logic, element, rest, reference);
    const { type, allowed } = this.typeOf(element, reference, logic === undefined);
    if (logic) {
      return { expression: readExpression(logic), ...(type !== undefined && { type }), ...kept };
    }
    return {
      type: type ?? 'any',
      ...(allowed !== undefined && { allowed }),
      ...(rest === undefined && { required: false }),
      ...kept,
    };
  }

  private typeOf(
    element: Element,
    reference: string | undefined,
    takesAllowed: boolean,
  ): ResolvedType {
    const resolved = resolveType(reference, this.types);
    if (resolved.more || (resolved.allowed !== undefined && !takesAllowed)) {
      const lost = resolved.type
        ? {
            zh: '成员、项目类型或允许的值未保留',
            en: 'members, item types or allowed values are lost',
          }
        : { zh: '未知的类型', en: 'the type is unknown' };
      this.report.push(typeLeftOut(element, reference ?? '', lost));
    }
    return resolved;
  }

  private tableConfig(
    logic: Element,
    element: Element,
    rest: Rest | undefined,
    reference: string | undefined,
  ): object {
    const kept = isRecord(rest?.config) ? rest.config : {};
    const onMissing = rest === undefined ? { onMissing: 'null' } : {};
    const content = tableFromDmn(logic, this.types, reference);
    if (content.outputs.length > 1 && rest === undefined) this.report.push(columnsDiffer(element));
    if (content.outputs.length > 1 || rest?.inline === true) {
      if (isRecord(rest?.table)) this.addTable(logic, element, rest, reference);
      return { table: content, ...onMissing, ...kept };
    }
    const tableKey = this.addTable(logic, element, rest, reference);
    return { tableKey, ...onMissing, ...kept };
  }

  private addTable(
    logic: Element,
    element: Element,
    rest: Rest | undefined,
    reference: string | undefined,
  ): string {
    const name = element.attributes.name ?? '';
    const own = isRecord(rest?.table) ? rest.table : {};
    const known = this.parts.tables.find(({ key }) => key === own.key);
    if (known) return known.key;
    const key = typeof own.key === 'string' ? own.key : this.tableKeys.take(keyOf(name, 'table'));
    const content = tableFromDmn(logic, this.types, reference);
    const design = { kind: 'decision-table', key, name: { zh: name, en: name }, ...own, content };
    this.parts.tables.push(design as DecisionTable);
    return key;
  }
}

function kindOf(logic: Element | undefined): FlowNode['kind'] {
  if (!logic) return 'input';
  return logic.name === 'decisionTable' ? 'decision-table' : 'formula';
}

/** A node's name is left away where it is its id anyway. */
function namesOf(element: Element, id: string, rest: Rest | undefined): object {
  const name = element.attributes.name ?? id;
  const isNamed = name !== id || rest?.named === true;
  const described = childNamed(element, 'description')?.text.trim();
  const note = rest?.note ?? (described === '' ? undefined : described);
  return {
    ...(isNamed && { name }),
    ...(note !== undefined && { note }),
  };
}

/** Whether a node gives a number that can be charged. */
export function givesNumber(node: FlowNode, tables: readonly DecisionTable[]): boolean {
  if (node.kind === 'formula') return (node.config.type ?? 'number') === 'number';
  if (node.kind !== 'decision-table') return false;
  const { table, tableKey } = node.config;
  const content = table ?? tables.find(({ key }) => key === tableKey)?.content;
  return content !== undefined && !isManyRows(content) && content.outputs[0]?.type === 'number';
}
