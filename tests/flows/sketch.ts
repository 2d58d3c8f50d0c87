import { checkDesign, designLibrary } from '#engine/core/design';
import { compilePricingFlow, runFlow } from '#engine/core/flow';
import { type CompiledFlow, type FlowFacts, type FlowLine, RatingError } from '#engine/core/graph';
import type { Issue, PricingFlow } from '#schemas';

export interface SketchNode {
  kind: string;
  config?: object;
  name?: string;
}

/** A flow in short: nodes by id, and edges as `from.port -> to.port`. */
export function sketchFlow(nodes: Record<string, SketchNode>, edges: string[]): PricingFlow {
  const end = (text: string) => {
    const [node = '', ...port] = text.trim().split('.');
    return { node, ...(port.length > 0 && { port: port.join('.') }) };
  };
  return {
    kind: 'pricing-flow',
    key: 'sketch',
    name: { zh: '草图', en: 'Sketch' },
    nodes: Object.entries(nodes).map(([id, node]) => ({ id, config: {}, ...node })) as never,
    edges: edges.map((edge) => {
      const [from = '', to = ''] = edge.split('->');
      return { from: end(from), to: end(to) };
    }),
  };
}

export function issuesOf(flow: PricingFlow): Issue[] {
  return checkDesign(flow, designLibrary([]));
}

export function compileSketch(flow: PricingFlow): CompiledFlow {
  const result = compilePricingFlow(flow, designLibrary([]));
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.flow;
}

/** Amounts of the lines by item, or the code of the issue that refuses the facts. */
export function amountsOf(flow: PricingFlow, facts: FlowFacts): Record<string, string> | string {
  try {
    const lines: FlowLine[] = runFlow(compileSketch(flow), facts);
    return Object.fromEntries(
      lines.map((line) => [line.item ?? line.node, line.amount.toString()]),
    );
  } catch (error) {
    if (error instanceof RatingError) return error.issue.code;
    throw error;
  }
}
