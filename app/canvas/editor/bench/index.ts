export { BenchPanel } from './bench-panel.tsx';
export { type Bench, useBench } from './use-bench.ts';
