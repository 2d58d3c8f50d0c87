import type { FlowNode, PricingFlow } from '#schemas';

/** Another flow that a flow uses. */
export interface UsedFlow {
  key: string;
  /** The one version that is used; undefined is the latest. */
  version: number | undefined;
}

const nodesOf = (document: unknown): readonly FlowNode[] => {
  const { kind, nodes } = (document ?? {}) as Partial<PricingFlow>;
  return kind === 'pricing-flow' && Array.isArray(nodes) ? nodes : [];
};

/** The flows that a flow refers to by key, as far as they don't stand in it yet. */
export function usedFlows(document: unknown): UsedFlow[] {
  return nodesOf(document).flatMap((node) => {
    if (node?.kind !== 'sub-flow') return [];
    const { flowKey, version, flow } = node.config ?? {};
    return typeof flowKey === 'string' && !flow ? [{ key: flowKey, version }] : [];
  });
}

/**
 * A published flow as somebody goes on with it: flows that were written in are referred to by key
 * again, so that the draft follows what they are by then.
 */
export function thawDesign<Document extends { kind: string }>(document: Document): Document {
  if (!nodesOf(document).some(({ kind }) => kind === 'sub-flow')) return document;
  const nodes = nodesOf(document).map((node) => {
    if (node.kind !== 'sub-flow') return node;
    const { flow: _, ...config } = node.config;
    return { ...node, config };
  });
  return { ...document, nodes };
}

/** A flow with every node changed, those of the flows that were written into it as well. */
export function mapNodes(flow: PricingFlow, change: (node: FlowNode) => FlowNode): PricingFlow {
  const nodes = flow.nodes.map((node) => {
    const changed = change(node);
    if (changed.kind !== 'sub-flow' || !changed.config.flow) return changed;
    const inner = mapNodes(changed.config.flow, change);
    return inner === changed.config.flow
      ? changed
      : { ...changed, config: { ...changed.config, flow: inner } };
  });
  return nodes.every((node, index) => node === flow.nodes[index]) ? flow : { ...flow, nodes };
}
