import { type FeelValue, toJson } from '#engine/core/feel';
import {
  type CompiledFlow,
  type FlowFacts,
  type FlowLine,
  newFrame,
  type OutputPort,
} from '#engine/core/graph';
import type { LocalText, TraceEntry } from '#schemas';
import { evaluate } from './run.ts';

export interface FlowTrace {
  lines: FlowLine[];
  /** One entry for each node, in the order of evaluation. */
  entries: TraceEntry[];
  /** Sentences that lead to each output line, by the id of its node. */
  sentences: ReadonlyMap<string, LocalText[]>;
}

type PlacedNode = CompiledFlow['nodes'][number];

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

function sentenceOf(
  placed: PlacedNode,
  values: ReadonlyMap<string, FeelValue | undefined>,
  detail: unknown,
): LocalText | undefined {
  return placed.kind.explain?.({
    config: placed.node.config as never,
    name: placed.name,
    value: (port) => values.get(port),
    detail,
  });
}

/** The same evaluation as `runFlow`, step by step, with what happened at each node. */
export function traceFlow(flow: CompiledFlow, facts: FlowFacts): FlowTrace {
  const frame = newFrame(flow.plan.count);
  frame.details = flow.nodes.map(() => undefined);
  const lines = evaluate(flow, facts, frame);
  const entries: TraceEntry[] = [];
  for (const [index, placed] of flow.nodes.entries()) {
    const values = portValues(flow, placed, frame.slots);
    const active = placed.outputs.length === 0 || [...values.values()].some((v) => v !== undefined);
    const detail = frame.details[index];
    const sentence = active ? sentenceOf(placed, values, detail) : undefined;
    entries.push({
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
      ...(sentence && { sentence }),
    });
  }
  return { lines, entries, sentences: sentencesByLine(flow, entries) };
}

function sentencesByLine(
  flow: CompiledFlow,
  entries: readonly TraceEntry[],
): Map<string, LocalText[]> {
  const byLine = new Map<string, LocalText[]>();
  for (const placed of flow.nodes) {
    if (placed.node.kind !== 'output-line') continue;
    const upstream = flow.upstream[placed.index];
    byLine.set(
      placed.node.id,
      flow.nodes.flatMap((other, index) => {
        const sentence = upstream?.has(other) ? entries[index]?.sentence : undefined;
        return sentence ? [sentence] : [];
      }),
    );
  }
  return byLine;
}
