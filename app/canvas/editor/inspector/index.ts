export { FlowInspector } from './flow-inspector.tsx';
export { LastRunContext } from './node-form.ts';
export { NodeInspector } from './node-inspector.tsx';
export { TablesContext } from './tables-context.ts';
