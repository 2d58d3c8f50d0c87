import { findSubFlow } from '#engine/core/graph';
import type { DecisionTableContent, FlowNode, PricingFlow } from '#schemas';
import type { DesignLibrary } from './library.ts';

/** Flows inside flows beyond this are refused by the check. */
const MOST_LEVELS = 8;

/** A table of one output column, under the name of the port that its nodes have. */
function asValueTable(content: DecisionTableContent): DecisionTableContent {
  return {
    ...content,
    outputs: content.outputs.map((output) => ({ ...output, name: 'value' })),
  };
}

/** What of a flow computes; the rest is of no use inside another. */
function asPart({ layout: _, scenarios: __, description: ___, ...flow }: PricingFlow): PricingFlow {
  return flow;
}

type SubFlowNode = Extract<FlowNode, { kind: 'sub-flow' }>;

function freezeSubFlow(
  node: SubFlowNode,
  library: DesignLibrary,
  around: readonly string[],
): FlowNode {
  const { flowKey, flow } = node.config;
  const isEndless = around.includes(flowKey) || around.length >= MOST_LEVELS;
  const found = flow || isEndless ? undefined : findSubFlow(node.config, library);
  if (!found) return node;
  const part = freezeFlow(asPart(found), library, [...around, flowKey]);
  return { ...node, config: { ...node.config, flow: part } };
}

function freezeNode(node: FlowNode, library: DesignLibrary, around: readonly string[]): FlowNode {
  if (node.kind === 'sub-flow') return freezeSubFlow(node, library, around);
  if (node.kind !== 'decision-table' || node.config.tableKey === undefined) return node;
  const content = library.decisionTables.get(node.config.tableKey);
  if (!content) return node;
  const { tableKey: _, ...config } = node.config;
  return { ...node, config: { ...config, table: asValueTable(content) } };
}

function freezeFlow(
  flow: PricingFlow,
  library: DesignLibrary,
  around: readonly string[],
): PricingFlow {
  return { ...flow, nodes: flow.nodes.map((node) => freezeNode(node, library, around)) };
}

/**
 * A design as it is published: what it refers to by key stands in it, so that a later version of
 * that changes nothing that was published before. Plans keep the keys of their flows, whose version
 * follows from the day that is billed.
 */
export function freezeDesign<Document extends { kind: string }>(
  document: Document,
  library: DesignLibrary,
): Document {
  if (document.kind !== 'pricing-flow') return document;
  const flow = document as unknown as PricingFlow;
  return freezeFlow(flow, library, [flow.key]) as unknown as Document;
}
