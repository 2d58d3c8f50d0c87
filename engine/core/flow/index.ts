export { compilePricingFlow } from './compile-pricing-flow.ts';
export { runFlow } from './run.ts';
export { type FlowTrace, traceFlow } from './trace.ts';
