import { checkDesign, designLibrary, schemaIssues } from '#engine/core/design';
import { type Issue, issue } from '#engine/core/issue';
import type { ExportedDesigns } from '#plugins/contract';
import { type Bundle, type DecisionTable, type PricingFlow, validateBundle } from '#schemas';
import { flowToDrg } from './flow-to-drg.ts';
import { UniqueNames } from './names.ts';
import { charactersReplaced, designLeftOut } from './report.ts';
import { tableDecision } from './table-decision.ts';
import { renderXml, type XmlNode } from './xml-text.ts';

const MODEL = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const OWN = 'urn:ratecraft:dmn';

type Design = Bundle['designs'][number];

/** What of a document goes into the file, with the places it has in it. */
interface Selection {
  readonly flow: { design: PricingFlow; path: string } | undefined;
  readonly tables: readonly { design: DecisionTable; path: string }[];
  /** Members of the bundle; undefined for a single design. */
  readonly bundle: object | undefined;
  readonly order: readonly string[];
}

function kindOf(document: unknown): string {
  const kind = (document as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' ? kind : '';
}

function schemaProblems(document: unknown): Issue[] {
  if (kindOf(document) !== 'bundle') return designProblems(document, '');
  const own = schemaIssues(validateBundle, document);
  if (own.length > 0) return own;
  return (document as Bundle).designs.flatMap((design, index) =>
    designProblems(design, `/designs/${index}`),
  );
}

function designProblems(design: unknown, path: string): Issue[] {
  return checkDesign(design, designLibrary([]))
    .filter(({ code }) => code.startsWith('schema-') || code === 'unknown-design-kind')
    .map((found) => ({ ...found, path: path + found.path }));
}

function select(document: unknown, report: Issue[]): Selection {
  const isBundle = kindOf(document) === 'bundle';
  const designs: readonly Design[] = isBundle ? (document as Bundle).designs : [document as Design];
  const placed = designs.map((design, index) => ({
    design,
    path: isBundle ? `/designs/${index}` : '',
  }));
  const entry = isBundle ? (document as Bundle).entry : undefined;
  const flow = placed.find(
    ({ design }) => design.kind === 'pricing-flow' && (entry === undefined || design.key === entry),
  );
  const tables = placed.filter(({ design }) => design.kind === 'decision-table');
  for (const one of placed) {
    if (one === flow || tables.includes(one)) continue;
    report.push(designLeftOut(one.path, one.design.kind));
  }
  const { designs: _, kind: __, ...bundle } = document as Bundle;
  return {
    flow: flow as unknown as Selection['flow'],
    tables: tables as unknown as Selection['tables'],
    bundle: isBundle ? bundle : undefined,
    order: designs.map(({ kind, key }) => `${kind}/${key}`),
  };
}

/** The bundle's own members; a single design gets what a bundle needs. */
function bundleOf({ flow, bundle }: Selection, key: string): object {
  return bundle ?? { entry: flow?.design.key ?? key, currency: 'CNY' };
}

/** Undefined where nothing of it has a place in DMN. */
function definitions(selection: Selection, report: Issue[]): XmlNode | undefined {
  const { flow, tables, order } = selection;
  const ids = new UniqueNames();
  const drg = flow
    ? flowToDrg(
        flow.design,
        flow.path,
        tables.map(({ design }) => design),
        ids,
        report,
      )
    : { types: [], elements: [], used: new Set<string>(), rest: undefined };
  const unused = tables.filter(({ design }) => !drg.used.has(design.key));
  if (drg.elements.length + unused.length === 0) return undefined;
  const main = flow?.design ?? (tables[0]?.design as DecisionTable);
  // Without a flow the file is read as one of another tool, so that it becomes a whole bundle.
  const rest = flow && { bundle: bundleOf(selection, main.key), order, flow: drg.rest };
  return {
    name: 'definitions',
    attributes: {
      xmlns: MODEL,
      'xmlns:ratecraft': OWN,
      id: ids.take('definitions'),
      name: main.name.en || main.key,
      namespace: `urn:ratecraft:${main.key}`,
      exporter: 'Ratecraft',
    },
    children: [
      ...(rest ? [extension(rest)] : []),
      ...drg.types,
      ...drg.elements,
      ...unused.flatMap(({ design, path }) =>
        tableDecision(design, path, flow !== undefined, ids, report),
      ),
    ],
  };
}

function extension(rest: object): XmlNode {
  return {
    name: 'extensionElements',
    children: [{ name: 'ratecraft:bundle', text: JSON.stringify(rest) }],
  };
}

/** Writes decision tables and the entry flow of a bundle, or a single one of them, as DMN 1.5. */
export function exportDesigns(document: unknown): ExportedDesigns {
  const problems = schemaProblems(document);
  if (problems.length > 0) return { report: problems };
  const report: Issue[] = [];
  const selection = select(document, report);
  const root = definitions(selection, report);
  if (!root) {
    const text = {
      zh: '没有决策表、公式或输入可以导出',
      en: 'there is no decision table, formula or input to export',
    };
    return { report: [...report, issue('dmn-nothing', '', text)] };
  }
  const { text, replaced } = renderXml(root);
  if (replaced) report.push(charactersReplaced());
  return { text, report };
}
