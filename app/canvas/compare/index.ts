export type { Mark } from '../overlay.ts';
export { type MergedFlow, mergeFlows } from './merge-flows.ts';
export { MergedFlowView } from './merged-flow-view.tsx';
