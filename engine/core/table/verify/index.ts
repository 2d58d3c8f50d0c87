export { applyFix } from './apply-fix.ts';
export { boxTest } from './box-test.ts';
export type { FindingBox, FindingKind, GapFix, TableFinding, VerifyLimits } from './finding.ts';
export { type VerifyOptions, verifyTable } from './verify-table.ts';
