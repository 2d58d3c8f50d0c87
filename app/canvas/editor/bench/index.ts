export { BenchPanel } from './bench-panel.tsx';
export { textsIn, textsOfInput } from './facts.ts';
export { ScenarioState } from './scenario-state.tsx';
export { ScenariosPanel } from './scenarios-panel.tsx';
export { type Bench, useBench } from './use-bench.ts';
export { type Scenarios, useScenarios } from './use-scenarios.ts';
