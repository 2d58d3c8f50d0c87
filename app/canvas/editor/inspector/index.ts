export { FlowInspector, ManyInspector } from './flow-inspector.tsx';
export { NodeInspector } from './node-inspector.tsx';
