export { compileTable, type TableCompilation } from './compile.ts';
export {
  HIT_POLICIES,
  type HitPolicy,
  type TableDefinition,
  type TableInput,
  type TableOutput,
  type TableRule,
} from './definition.ts';
export type { TableResult } from './hit-policy.ts';
export { DecisionTable, NO_HIT, NOT_SINGLE } from './table.ts';
