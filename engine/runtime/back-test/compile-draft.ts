import { and, eq, inArray } from 'drizzle-orm';
import { designs } from '#drizzle';
import { type DesignLibrary, designLibrary, freezeDesign, mapNodes } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import { type CompiledPlan, compilePlan } from '#engine/core/invoice';
import type { Scope } from '#engine/runtime/context';
import { contentHash } from '#engine/runtime/design';
import type {
  DecisionTable,
  DecisionTableContent,
  FlowNode,
  Issue,
  Plan,
  PricingFlow,
} from '#schemas';
import { type CountedFlow, countFlow } from './heat.ts';

/** A draft that was checked, as it would be published. */
export interface DraftDocument {
  kind: string;
  key: string;
}

/** What a draft is put in place of; compiled once and used for many customers. */
export interface CompiledDraft {
  kind: string;
  /** Versions of a plan that it replaces. */
  plans: ReadonlySet<string>;
  plan: CompiledPlan | undefined;
  /** Versions of flows that it prices otherwise: by what, or why by nothing. */
  flows: ReadonlyMap<string, CountedFlow | readonly Issue[]>;
}

interface Version {
  id: string;
  key: string;
  version: number | null;
  document: unknown;
}

/** Every version that customers may have been billed with, the latest last. */
function loadVersions({ tx, tenantId }: Scope, kind: string, key?: string): Promise<Version[]> {
  const { id, version, document } = designs;
  return tx
    .select({ id, key: designs.key, version, document })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, kind),
        inArray(designs.status, ['published', 'retired']),
        ...(key === undefined ? [] : [eq(designs.key, key)]),
      ),
    )
    .orderBy(version);
}

type Replaced = Pick<CompiledDraft, 'plans' | 'plan' | 'flows'>;

const NOTHING: Replaced = { plans: new Set(), plan: undefined, flows: new Map() };

function compileFlow(document: PricingFlow, designId: string | null): CountedFlow | Issue[] {
  const result = compilePricingFlow(document, designLibrary([]));
  return result.ok ? countFlow(result.flow, designId) : result.issues;
}

/** Fingerprint of a table's rules, whatever the name of its one output column. */
function rulesHash({ outputs, ...content }: DecisionTableContent): string {
  const unnamed = outputs.length === 1 ? outputs.map(({ name: _, ...rest }) => rest) : outputs;
  return contentHash({ ...content, outputs: unnamed });
}

/**
 * A published flow holds the rules of its tables and not their keys (freeze-design.ts). A node whose
 * rules are those of a published version of the table came from it.
 */
function withTableKey(node: FlowNode, key: string, versions: ReadonlySet<string>): FlowNode {
  if (node.kind !== 'decision-table' || !node.config.table) return node;
  const { table, ...config } = node.config;
  return versions.has(rulesHash(table)) ? { ...node, config: { ...config, tableKey: key } } : node;
}

const NO_FLOW: Omit<PricingFlow, 'nodes'> = {
  kind: 'pricing-flow',
  key: '-',
  name: { zh: '', en: '' },
  edges: [],
};

/** A node with the rules of the table that it names. */
function freezeTable(node: FlowNode, library: DesignLibrary): FlowNode {
  if (node.kind !== 'decision-table') return node;
  return freezeDesign<PricingFlow>({ ...NO_FLOW, nodes: [node] }, library).nodes[0] ?? node;
}

async function replaceTable(scope: Scope, table: DecisionTable): Promise<Replaced> {
  const { kind, key } = table;
  const versions = await loadVersions(scope, kind, key);
  const hashes = new Set(
    versions.map(({ document }) => rulesHash((document as DecisionTable).content)),
  );
  const library = designLibrary([table]);
  const flows = (await loadVersions(scope, 'pricing-flow')).flatMap(({ id, document }) => {
    const flow = document as PricingFlow;
    const referring = mapNodes(flow, (node) => withTableKey(node, key, hashes));
    if (referring === flow) return [];
    const replaced = mapNodes(referring, (node) => freezeTable(node, library));
    return [[id, compileFlow(replaced, id)] as const];
  });
  return { ...NOTHING, flows: new Map(flows) };
}

/** A node that uses the latest version of a flow, with another one in its place. */
function withSubFlow(node: FlowNode, flow: PricingFlow): FlowNode {
  if (node.kind !== 'sub-flow' || node.config.flowKey !== flow.key) return node;
  return node.config.version === undefined ? { ...node, config: { ...node.config, flow } } : node;
}

async function replaceFlow(scope: Scope, flow: PricingFlow): Promise<Replaced> {
  const compiled = compileFlow(flow, null);
  const flows = new Map<string, CountedFlow | readonly Issue[]>();
  for (const { id, key, document } of await loadVersions(scope, flow.kind)) {
    const around = document as PricingFlow;
    const replaced = mapNodes(around, (node) => withSubFlow(node, flow));
    if (key === flow.key) flows.set(id, compiled);
    else if (replaced !== around) flows.set(id, compileFlow(replaced, id));
  }
  return { ...NOTHING, flows };
}

async function replacePlan(scope: Scope, plan: Plan): Promise<Replaced> {
  const versions = await loadVersions(scope, plan.kind, plan.key);
  return { ...NOTHING, plans: new Set(versions.map(({ id }) => id)), plan: compilePlan(plan) };
}

/** Kinds of designs that bills are computed by. */
export const BACK_TESTED_KINDS: readonly string[] = ['plan', 'pricing-flow', 'decision-table'];

/** Finds what a draft replaces and compiles it. Nothing replaced: two empty members. */
export async function compileDraft(scope: Scope, document: DraftDocument): Promise<CompiledDraft> {
  const { kind } = document;
  const known = document as unknown;
  const replaced =
    kind === 'plan'
      ? await replacePlan(scope, known as Plan)
      : kind === 'pricing-flow'
        ? await replaceFlow(scope, known as PricingFlow)
        : await replaceTable(scope, known as DecisionTable);
  return { kind, ...replaced };
}
