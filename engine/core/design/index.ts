export { checkDesign, designKindOf, designKinds } from './check-design.ts';
export { freezeDesign } from './freeze-design.ts';
export { type DesignLibrary, designLibrary } from './library.ts';
export { schemaIssues } from './schema-issues.ts';
export { verifyDesign } from './verify-design.ts';
