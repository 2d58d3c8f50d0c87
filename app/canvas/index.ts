export { FlowView, type FlowViewProps } from './flow-view.tsx';
export { describeNode, type RuleTable, summarizeNode } from './nodes/index.ts';
export { RuleTable as RuleTableView } from './rule-table.tsx';
export { type EdgeTrace, edgeIds, type FlowTrace, flowTraceOf, type NodeTrace } from './trace.ts';
