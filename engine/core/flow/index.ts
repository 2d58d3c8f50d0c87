export { compilePricingFlow } from './compile-pricing-flow.ts';
export { runFlow } from './run.ts';
export { type FlowTrace, leadingTo, type NodeTrace, traceFlow } from './trace.ts';
