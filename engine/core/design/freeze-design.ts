import type { DecisionTableContent, FlowNode, PricingFlow } from '#schemas';
import type { DesignLibrary } from './library.ts';

/** A table of one output column, under the name of the port that its nodes have. */
function asValueTable(content: DecisionTableContent): DecisionTableContent {
  return {
    ...content,
    outputs: content.outputs.map((output) => ({ ...output, name: 'value' })),
  };
}

function freezeNode(node: FlowNode, library: DesignLibrary): FlowNode {
  if (node.kind !== 'decision-table' || node.config.tableKey === undefined) return node;
  const content = library.decisionTables.get(node.config.tableKey);
  if (!content) return node;
  const { tableKey: _, ...config } = node.config;
  return { ...node, config: { ...config, table: asValueTable(content) } };
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
  const nodes = flow.nodes.map((node) => freezeNode(node, library));
  return { ...document, nodes };
}
