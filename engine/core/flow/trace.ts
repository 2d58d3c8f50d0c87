import { compileExpression, type FeelValue, type Scope, toJson } from '#engine/core/feel';
import {
  type CompiledFlow,
  emitsLines,
  type FlowFacts,
  type FlowLine,
  type Frame,
  type NodeExplanation,
  newFrame,
  type OutputPort,
  scopeOf,
} from '#engine/core/graph';
import type { SubFlowRun } from '#engine/core/node';
import type { LocalText, TraceEntry } from '#schemas';
import { withDefinitions } from './definition-words.ts';
import { inValues } from './in-values.ts';
import { evaluate } from './run.ts';

type PlacedNode = CompiledFlow['nodes'][number];

/** What happened at one node. */
export interface NodeTrace {
  placed: PlacedNode;
  /** Whether it had anything to do; a switch may leave it out. */
  active: boolean;
  /** Values of its ports; of a charge also `quantity` and `unit price`. */
  values: ReadonlyMap<string, FeelValue | undefined>;
  /** What the node kept for its explanation; each kind knows its own. */
  detail: unknown;
  explanation: NodeExplanation | undefined;
  /** What happened inside, where the node is a flow of its own. */
  inner: FlowTrace | undefined;
  /** What an expression of the node gives over the values that it saw. */
  read(expression: string): FeelValue | undefined;
}

export interface FlowTrace {
  flow: CompiledFlow;
  lines: FlowLine[];
  /** One for each node, in the order of evaluation. */
  nodes: NodeTrace[];
  /** The same as plain data (schemas/computation.schema.json). */
  entries: TraceEntry[];
  /** Sentences that lead to each output line, by the id of its node. */
  sentences: ReadonlyMap<string, LocalText[]>;
}

/** Values of a node's ports; of a charge also `quantity` and `unit price`. */
function portValues(
  flow: CompiledFlow,
  placed: PlacedNode,
  slots: readonly FeelValue[],
): Map<string, FeelValue | undefined> {
  const values = new Map<string, FeelValue | undefined>();
  const put = (port: OutputPort): void => {
    const slot = flow.plan.slot(placed, port.name) as number;
    values.set(port.name, slots[slot]);
    if (port.type !== 'charge') return;
    values.set('quantity', slots[slot + 1]);
    values.set('unit price', slots[slot + 2]);
  };
  for (const port of placed.outputs) put(port);
  return values;
}

function readIn(scope: Scope, slots: readonly FeelValue[], expression: string) {
  const result = compileExpression(expression, scope);
  return result.ok ? result.program.run(slots) : undefined;
}

function traceNode(
  flow: CompiledFlow,
  placed: PlacedNode,
  slots: readonly FeelValue[],
  detail: unknown,
): NodeTrace {
  const values = portValues(flow, placed, slots);
  const active = [...values.values()].some((value) => value !== undefined);
  let scope: Scope | undefined;
  const ownScope = (): Scope => {
    scope ??= scopeOf(flow.upstream[placed.index] ?? new Set(), flow.plan, flow.definitions);
    return scope;
  };
  const read = (expression: string) => readIn(ownScope(), slots, expression);
  const explanation = active
    ? placed.kind.explain?.({
        config: placed.node.config as never,
        name: placed.name,
        value: (port) => values.get(port),
        detail,
        read,
        inValues: (expression) => inValues(expression, ownScope(), slots),
      })
    : undefined;
  return {
    placed,
    active,
    values,
    detail,
    explanation: explanation && withDefinitions(explanation, flow, placed),
    inner: active ? innerTrace(placed, detail) : undefined,
    read,
  };
}

function innerTrace({ node }: PlacedNode, detail: unknown): FlowTrace | undefined {
  if (node.kind !== 'sub-flow' || detail === undefined) return undefined;
  const { flow, frame, lines } = detail as SubFlowRun;
  return traceOf(flow, frame, lines);
}

function toEntry({ placed, active, values, detail, explanation, inner }: NodeTrace): TraceEntry {
  return {
    node: placed.node.id,
    kind: placed.node.kind,
    name: placed.name,
    active,
    values: Object.fromEntries(
      [...values]
        .filter(([, value]) => value !== undefined)
        .map(([port, value]) => [port, toJson(value as FeelValue)]),
    ),
    ...(placed.node.kind === 'decision-table' && { hits: detail as number[] }),
    ...(explanation && { sentence: explanation.sentence }),
    ...(inner && { flow: inner.flow.key, trace: inner.entries }),
  };
}

/** The same evaluation as `runFlow`, step by step, with what happened at each node. */
export function traceFlow(flow: CompiledFlow, facts: FlowFacts): FlowTrace {
  // The flow's own budget: whoever traces many facts can see what each of them took.
  const frame = { ...newFrame(flow.plan.count), budget: flow.frame.budget };
  frame.details = flow.nodes.map(() => undefined);
  const lines = evaluate(flow, facts, frame);
  return traceOf(flow, frame, lines);
}

/** What happened in an evaluation that kept its details. */
function traceOf(
  flow: CompiledFlow,
  { slots, details }: Frame,
  lines: readonly FlowLine[],
): FlowTrace {
  const nodes = flow.nodes.map((placed, index) => traceNode(flow, placed, slots, details?.[index]));
  for (const node of nodes) {
    if (node.placed.outputs.length > 0) continue;
    node.active = lines.some((line) => line.node === node.placed.node.id);
  }
  const sentences = sentencesByLine({ flow, nodes });
  return { flow, lines: [...lines], nodes, entries: nodes.map(toEntry), sentences };
}

/** The node of a flow that handed over a line, and which line of a flow inside it was. */
export function splitLine(line: string): { node: string; inner: string | undefined } {
  const at = line.indexOf('/');
  return at < 0
    ? { node: line, inner: undefined }
    : { node: line.slice(0, at), inner: line.slice(at + 1) };
}

/** The nodes that lead to a line, in the order of evaluation; of a line from inside, those around. */
export function leadingTo(
  { flow, nodes }: Pick<FlowTrace, 'flow' | 'nodes'>,
  line: string,
): NodeTrace[] {
  const { node: wanted } = splitLine(line);
  const placed = flow.nodes.find(({ node }) => node.id === wanted);
  const upstream = placed && flow.upstream[placed.index];
  return upstream ? nodes.filter((node) => upstream.has(node.placed)) : [];
}

function sentencesByLine(traced: Pick<FlowTrace, 'flow' | 'nodes'>): Map<string, LocalText[]> {
  const byLine = new Map<string, LocalText[]>();
  for (const { placed, inner } of traced.nodes) {
    if (!emitsLines(placed)) continue;
    const { id } = placed.node;
    const leading = leadingTo(traced, id).flatMap(({ explanation }) => explanation?.sentence ?? []);
    if (placed.node.kind !== 'sub-flow') byLine.set(id, leading);
    for (const [line, sentences] of inner?.sentences ?? []) {
      byLine.set(`${id}/${line}`, [...leading, ...sentences]);
    }
  }
  return byLine;
}
