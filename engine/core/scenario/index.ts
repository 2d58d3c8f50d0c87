export { checkWithScenarios } from './check-scenarios.ts';
export { coverFlow } from './cover.ts';
export { type RunScenariosResult, runScenario, runScenarios } from './run-scenarios.ts';
export type * from './types.ts';
