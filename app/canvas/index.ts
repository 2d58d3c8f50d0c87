export { FlowView, type FlowViewProps } from './flow-view.tsx';
export { type EdgeTrace, edgeIds, type FlowTrace, flowTraceOf, type NodeTrace } from './trace.ts';
