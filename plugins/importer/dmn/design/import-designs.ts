import { checkDesign, designLibrary } from '#engine/core/design';
import { type Issue, issue } from '#engine/core/issue';
import { compileBundle } from '#engine/core/rating';
import type { ImportedDesigns } from '#plugins/contract';
import { childNamed, type Element, parseXml, XmlError } from '#plugins/importer/dmn';
import type { Bundle, FlowEdge, FlowNode, LocalText, PricingFlow } from '#schemas';
import { readDrg } from './drg.ts';
import { type FlowParts, FlowReader, givesNumber, type PlacedEdge } from './flow-from-drg.ts';
import { keyOf } from './names.ts';
import { noLine } from './report.ts';
import { isRecord, type Rest, readRestText } from './rest.ts';
import { typeNames } from './value-type.ts';

export interface DmnImportOptions {
  /** Of the bundle, where the file doesn't tell; CNY if not given. */
  currency?: string;
}

function refused(code: string, text: LocalText, params: Issue['params'] = {}): ImportedDesigns {
  return { report: [issue(code, '', text, params)] };
}

function unreadable(reason: string): ImportedDesigns {
  const text = {
    zh: `无法读取该 DMN 文件：${reason}`,
    en: `the DMN file can't be read: ${reason}`,
  };
  return refused('dmn-unreadable', text, { reason });
}

/** Reads decision tables and literal expressions of a DMN model, version 1.1 to 1.5. */
export function importDesigns(text: string, options: DmnImportOptions): ImportedDesigns {
  let root: Element;
  try {
    root = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return unreadable(error.message);
    throw error;
  }
  if (root.name !== 'definitions') return unreadable(`<${root.name}>`);
  const report: Issue[] = [];
  const parts = new FlowReader(typeNames(root), report).read(readDrg(root, report));
  const rest = readRestText(childNamed(childNamed(root, 'extensionElements'), 'bundle'));
  if (parts.nodes.length === 0 && parts.tables.length === 0) {
    const nothing = refused('dmn-nothing', {
      zh: '文件中没有可导入的决策',
      en: 'the file has no decision that can be imported',
    });
    return { report: [...report, ...nothing.report] };
  }
  const bundle = rest
    ? restoredBundle(parts, rest, options)
    : madeBundle(parts, root, options, report);
  return checked(bundle, report);
}

/** A file of another tool: every final decision that gives a number becomes a line. */
function madeBundle(
  parts: FlowParts,
  root: Element,
  { currency = 'CNY' }: DmnImportOptions,
  report: Issue[],
): Bundle {
  const title = root.attributes.name || 'DMN';
  const name = { zh: title, en: title };
  const key = keyOf(title, 'dmn');
  const edges = parts.edges.map(({ edge }) => edge);
  const lines = linesOf(parts, edges);
  if (lines.length === 0) report.push(noLine());
  const flow: PricingFlow = {
    kind: 'pricing-flow',
    key,
    name,
    nodes: [...parts.nodes, ...lines.map(({ node }) => node)],
    edges: [...edges, ...lines.map(({ edge }) => edge)],
  };
  return { kind: 'bundle', name, entry: key, currency, designs: [...parts.tables, flow] };
}

function linesOf(
  { nodes, tables }: FlowParts,
  edges: readonly FlowEdge[],
): { node: FlowNode; edge: FlowEdge }[] {
  const required = new Set(edges.map(({ from }) => from.node));
  const final = nodes.filter((node) => !required.has(node.id) && givesNumber(node, tables));
  return final.map((node) => {
    const id = `line-${node.id}`.slice(0, 80);
    const called = node.name ?? node.id;
    const config = { name: { zh: called, en: called } };
    return {
      node: { id, kind: 'output-line', config },
      edge: { from: { node: node.id }, to: { node: id } },
    };
  });
}

/** What was kept aside in the file goes back to its places. */
function restoredBundle(parts: FlowParts, rest: Rest, { currency }: DmnImportOptions): Bundle {
  const kept = isRecord(rest.flow) ? rest.flow : undefined;
  const flow = kept && {
    ...without(kept, 'aside', 'edges'),
    kind: 'pricing-flow',
    nodes: inserted(parts.nodes, kept.aside) as FlowNode[],
    edges: restoredEdges(parts.edges, kept.edges),
  };
  const designs = [...parts.tables, ...(flow ? [flow as unknown as PricingFlow] : [])];
  const order = Array.isArray(rest.order) ? rest.order : [];
  const placeOf = (design: { kind: string; key: string }): number => {
    const place = order.indexOf(`${design.kind}/${design.key}`);
    return place < 0 ? order.length : place;
  };
  return {
    kind: 'bundle',
    ...(isRecord(rest.bundle) ? rest.bundle : {}),
    ...(currency !== undefined && { currency }),
    designs: designs.sort((left, right) => placeOf(left) - placeOf(right)),
  } as unknown as Bundle;
}

function without(record: Rest, ...names: string[]): Rest {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** Pairs of an index and what stood there, in ascending order. */
function pairsOf(value: unknown): [number, unknown][] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (pair): pair is [number, unknown] => Array.isArray(pair) && typeof pair[0] === 'number',
  );
}

function inserted(items: readonly unknown[], aside: unknown): unknown[] {
  const all = [...items];
  for (const [index, item] of pairsOf(aside)) all.splice(index, 0, item);
  return all;
}

function restoredEdges(edges: readonly PlacedEdge[], aside: unknown): FlowEdge[] {
  const all = [
    ...edges,
    ...pairsOf(aside).map(([place, edge]) => ({ place, edge: edge as FlowEdge })),
  ];
  return all
    .map(({ edge, place }) => ({ edge, place: place ?? all.length }))
    .sort((left, right) => left.place - right.place)
    .map(({ edge }) => edge);
}

/** Only what the schemas accept is given out; what the check of designs finds is reported. */
function checked(bundle: Bundle, report: Issue[]): ImportedDesigns {
  const compiled = compileBundle(bundle);
  const found = compiled.ok ? compiled.bundle.warnings : compiled.issues;
  const alone = designLibrary([]);
  const broken = bundle.designs.flatMap((design, index) =>
    checkDesign(design, alone)
      .filter(({ code }) => code.startsWith('schema-'))
      .map((each) => ({ ...each, path: `/designs/${index}${each.path}` })),
  );
  const outside = found.filter(
    ({ code, path }) => code.startsWith('schema-') && !path.startsWith('/designs/'),
  );
  if (broken.length + outside.length > 0) return { report: [...report, ...outside, ...broken] };
  const known = new Set(report.map(({ code }) => code));
  const further = found
    .filter(({ code }) => !(code === 'no-output-line' && known.has('dmn-no-line')))
    .map((each): Issue => ({ ...each, severity: 'warning' }));
  return { bundle, report: [...report, ...further] };
}
