import { StepBudget } from '#engine/core/feel';
import { hasErrors, issue } from '#engine/core/issue';
import { compileTable, type TableDefinition } from '#engine/core/table';
import type { Issue, LocalText, PricingFlow } from '#schemas';
import { compileDefinitions, type Definitions } from './definitions.ts';
import { nodeExpressions } from './expressions.ts';
import { nodeInputs } from './inputs.ts';
import { compileSubFlow, type Nesting } from './nested.ts';
import { orderNodes } from './order.ts';
import { planSlots, type SlotPlan, scopeOf, upstreamOf } from './scope.ts';
import {
  buildStructure,
  type PlacedEdge,
  type PlacedNode,
  type Structure,
  WHEN_PORT,
} from './structure.ts';
import { tableRunner } from './table-runner.ts';
import type { FlowLibrary, Frame, NodeBuild, NodeKind, Step } from './types.ts';

/** A flow ready to run: its steps in order, each reading and writing slots of a frame. */
export interface CompiledFlow {
  key: string;
  name: LocalText;
  nodes: readonly PlacedNode[];
  /** As the document has them. */
  edges: PricingFlow['edges'];
  steps: readonly Step[];
  plan: SlotPlan;
  /** All nodes that lead to a node, by its index in the document. */
  upstream: readonly ReadonlySet<PlacedNode>[];
  /** Constants and functions of the flow. */
  definitions: Definitions;
  /** Names of those that a node's expressions use, by its index in the document. */
  definitionsUsed: readonly ReadonlySet<string>[];
  /** Used again by every evaluation that is not traced; evaluations are synchronous. */
  frame: Frame;
}

export type CompileFlowResult =
  | { ok: true; flow: CompiledFlow; issues: Issue[] }
  | { ok: false; issues: Issue[] };

const SKIPPED = undefined as never;

/** Behind a switch a node may have nothing to do; its outputs are then marked as skipped. */
function whenActive(
  placed: PlacedNode,
  incoming: readonly PlacedEdge[],
  plan: SlotPlan,
  step: Step,
): Step {
  const slotOf = (edge: PlacedEdge): number => plan.slot(edge.from, edge.output.name) as number;
  const signals = incoming.filter(({ input }) => input.name === WHEN_PORT).map(slotOf);
  const needed = placed.inputs
    .filter((port) => port.required !== false)
    .map((port) => incoming.filter(({ input }) => input.name === port.name).map(slotOf));
  const outputs = placed.outputs.map((port) => plan.slot(placed, port.name) as number);
  return (frame) => {
    const { slots } = frame;
    const active =
      (signals.length === 0 || signals.some((slot) => slots[slot] === true)) &&
      needed.every((sources) => sources.some((slot) => slots[slot] !== undefined));
    if (active) step(frame);
    else for (const slot of outputs) slots[slot] = SKIPPED;
  };
}

/** Several edges may share a port only where a switch lets one of them through. */
function checkMerges(
  placed: PlacedNode,
  incoming: readonly PlacedEdge[],
  conditional: ReadonlySet<number>,
  issues: Issue[],
): void {
  for (const port of placed.inputs) {
    const edges = incoming.filter(({ input }) => input.name === port.name);
    if (edges.length < 2 || edges.every(({ from }) => conditional.has(from.index))) continue;
    issues.push(
      issue(
        'port-connected-twice',
        placed.path,
        {
          zh: `“${placed.name}”的输入“${port.name}”接了多个来源；请先用公式合并，或放在开关的不同分支里`,
          en: `input ${port.name} of "${placed.name}" has several sources; combine them in a formula, or put them behind different branches of a switch`,
        },
        { node: placed.node.id, port: port.name },
      ),
    );
  }
}

/** Nodes that a switch may leave out: those behind a signal, and all that need them. */
function conditionalNodes(ordered: readonly PlacedNode[], structure: Structure): Set<number> {
  const conditional = new Set<number>();
  for (const placed of ordered) {
    const incoming = structure.incoming[placed.index] ?? [];
    const needs = new Set(
      placed.inputs.filter((port) => port.required !== false).map((port) => port.name),
    );
    const isConditional = incoming.some(
      ({ from, input }) =>
        input.name === WHEN_PORT || (conditional.has(from.index) && needs.has(input.name)),
    );
    if (isConditional) conditional.add(placed.index);
  }
  return conditional;
}

/** What the nodes of one flow are compiled with. */
interface CompileContext {
  kinds: ReadonlyMap<string, NodeKind>;
  library: FlowLibrary;
  definitions: Definitions;
  nesting: Nesting;
  issues: Issue[];
}

function compileNodes(
  ordered: readonly PlacedNode[],
  structure: Structure,
  { kinds, library, definitions, nesting, issues }: CompileContext,
): Omit<CompiledFlow, 'key' | 'name' | 'nodes' | 'edges'> {
  const plan = planSlots(ordered);
  const upstream = upstreamOf(ordered, structure);
  const conditional = conditionalNodes(ordered, structure);
  const definitionsUsed = structure.nodes.map(() => new Set<string>());
  const steps = ordered.map((placed, index) => {
    const configPath = `${placed.path}/config`;
    const incoming = structure.incoming[placed.index] ?? [];
    const seen = upstream[placed.index] ?? new Set();
    const scope = scopeOf(seen, plan, definitions, (name) => {
      for (const used of definitions.uses(name)) definitionsUsed[placed.index]?.add(used);
    });
    checkMerges(placed, incoming, conditional, issues);
    const build: NodeBuild<never> = {
      config: placed.node.config as never,
      node: placed.node,
      index,
      report: (code, path, message, params) =>
        issues.push(issue(code, configPath + path, message, params)),
      ...nodeExpressions(scope, placed.name, configPath, issues),
      ...nodeInputs(placed, incoming, plan),
      table(path, content) {
        const result = compileTable(content as TableDefinition, scope, configPath + path);
        if (result.ok) return tableRunner(result.table, content, placed);
        issues.push(...result.issues);
        return undefined;
      },
      tableDesign: (key) => library.decisionTables.get(key),
      subFlow: (reference) =>
        compileSubFlow(
          reference,
          library,
          nesting,
          (found, within) => compileWithin(found, kinds, library, within),
          (code, message, params) =>
            issues.push(issue(code, `${configPath}/flowKey`, message, params)),
        ),
      slot: (port) => plan.slot(placed, port) ?? -1,
    };
    const step = placed.kind.compile(build);
    return conditional.has(placed.index) ? whenActive(placed, incoming, plan, step) : step;
  });
  return {
    steps,
    plan,
    upstream,
    definitions,
    definitionsUsed,
    frame: newFrame(plan.count),
  };
}

/**
 * Checks and compiles a flow that is valid by its schema. Every problem is reported at once;
 * a flow with warnings only is compiled.
 */
export function compileGraph(
  flow: PricingFlow,
  kinds: ReadonlyMap<string, NodeKind>,
  library: FlowLibrary,
): CompileFlowResult {
  const nesting: Nesting = { keys: [], size: { nodes: flow.nodes.length }, known: new Map() };
  return compileWithin(flow, kinds, library, nesting);
}

function compileWithin(
  flow: PricingFlow,
  kinds: ReadonlyMap<string, NodeKind>,
  library: FlowLibrary,
  nesting: Nesting,
): CompileFlowResult {
  const issues: Issue[] = [];
  const definitions = compileDefinitions(flow, issues);
  const structure = buildStructure(flow, kinds, issues);
  checkDefinitionNames(structure, definitions, issues);
  const ordered = orderNodes(structure, issues);
  const inside = { ...nesting, keys: [...nesting.keys, flow.key] };
  const context = { kinds, library, definitions, nesting: inside, issues };
  const compiled = compileNodes(ordered, structure, context);
  if (hasErrors(issues)) return { ok: false, issues };
  return {
    ok: true,
    flow: { key: flow.key, name: flow.name, nodes: ordered, edges: flow.edges, ...compiled },
    issues,
  };
}

/** A name means one thing: a node, a constant or a function. */
function checkDefinitionNames(
  { nodes }: Structure,
  definitions: Definitions,
  issues: Issue[],
): void {
  for (const { name, node, path } of nodes) {
    if (!definitions.find(name)) continue;
    issues.push(
      issue(
        'duplicate-name',
        `${path}/name`,
        {
          zh: `名称“${name}”已被一个常量或函数使用`,
          en: `the name "${name}" is already that of a constant or function`,
        },
        { name, node: node.id },
      ),
    );
  }
}

/** Most steps that one evaluation of a flow may take in loops and calls. */
const STEP_LIMIT = 1_000_000;

export function newFrame(slotCount: number): Frame {
  return {
    slots: new Array(slotCount).fill(undefined),
    taxes: new Array(slotCount).fill(null),
    facts: {},
    lines: [],
    budget: new StepBudget(STEP_LIMIT),
    details: null,
  };
}
