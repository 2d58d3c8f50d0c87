export { checkWithScenarios } from './check-scenarios.ts';
export { type RunScenariosResult, runScenarios } from './run-scenarios.ts';
export type * from './types.ts';
