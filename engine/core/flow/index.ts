export { compilePricingFlow } from './compile-pricing-flow.ts';
export { runFlow } from './run.ts';
export { type NodeTime, timeNodes } from './time-nodes.ts';
export { type FlowTrace, leadingTo, type NodeTrace, splitLine, traceFlow } from './trace.ts';
