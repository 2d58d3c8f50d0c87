import type { FlowLibrary } from '#engine/core/graph';
import type { Computation, FlowNode, PricingFlow, TraceEntry } from '#schemas';
import type { BranchCoverage, ScenarioCoverage, TableCoverage } from './types.ts';

/** What happened at one node, over all evaluations. */
type Entries = ReadonlyMap<string, TraceEntry[]>;

const OTHERWISE = 'otherwise';

function rulesOf(node: FlowNode, library: FlowLibrary): { enabled?: boolean }[] {
  if (node.kind !== 'decision-table') return [];
  const { table, tableKey } = node.config;
  return (table ?? library.decisionTables.get(tableKey ?? ''))?.rules ?? [];
}

function coverTable(node: FlowNode, entries: Entries, library: FlowLibrary): TableCoverage[] {
  if (node.kind !== 'decision-table') return [];
  const hits = new Set((entries.get(node.id) ?? []).flatMap((entry) => entry.hits ?? []));
  const rows = rulesOf(node, library).flatMap((rule, row) => (rule.enabled === false ? [] : [row]));
  return [
    {
      node: node.id,
      rows: rows.length,
      hit: rows.filter((row) => hits.has(row)),
      missed: rows.filter((row) => !hits.has(row)),
    },
  ];
}

function coverBranches(node: FlowNode, entries: Entries): BranchCoverage[] {
  if (node.kind !== 'switch') return [];
  const seen = entries.get(node.id) ?? [];
  const branches = [...node.config.cases.map(({ id }) => id), OTHERWISE];
  return branches.map((branch) => ({
    node: node.id,
    branch,
    scenarios: seen.filter(({ values }) => (values as Record<string, unknown>)[branch] === true)
      .length,
  }));
}

/** Which nodes, branches and rows of tables the computations went through. */
export function coverFlow(
  flow: PricingFlow,
  library: FlowLibrary,
  computations: readonly Computation[],
): ScenarioCoverage {
  const active = computations
    .flatMap((computation) => ('trace' in computation ? (computation.trace ?? []) : []))
    .filter((entry) => entry.active);
  const entries = Map.groupBy(active, ({ node }) => node);
  const nodes = flow.nodes.map(({ id }) => ({ node: id, scenarios: entries.get(id)?.length ?? 0 }));
  const tables = flow.nodes.flatMap((node) => coverTable(node, entries, library));
  return {
    nodes,
    branches: flow.nodes.flatMap((node) => coverBranches(node, entries)),
    tables,
    nodesReached: nodes.filter(({ scenarios }) => scenarios > 0).length,
    rowsReached: tables.reduce((sum, { hit }) => sum + hit.length, 0),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  };
}
