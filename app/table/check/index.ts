export { checkAll } from './check-rules.ts';
export { scopeOfInputs } from './scope.ts';
export { type Checks, useChecks } from './use-checks.ts';
export { type Findings, useFindings } from './use-findings.ts';
