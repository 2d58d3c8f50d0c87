export { checkDesign, designKindOf, designKinds } from './check-design.ts';
export { freezeDesign } from './freeze-design.ts';
export { type DesignLibrary, designLibrary } from './library.ts';
export { schemaIssues } from './schema-issues.ts';
export { mapNodes, thawDesign, usedFlows } from './sub-flows.ts';
export { narrowTable, verifyDesign } from './verify-design.ts';
