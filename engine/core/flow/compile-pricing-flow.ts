import { type CompileFlowResult, compileGraph, type FlowLibrary } from '#engine/core/graph';
import { nodeKinds } from '#engine/core/node';
import type { PricingFlow } from '#schemas';

/** Compiles a pricing flow that is valid by its schema, with every kind of node there is. */
export function compilePricingFlow(flow: PricingFlow, library: FlowLibrary): CompileFlowResult {
  return compileGraph(flow, nodeKinds, library);
}
