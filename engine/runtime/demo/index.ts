export { DEMO_SLUG } from './operator.ts';
export { type SeedDemoOptions, type SeedDemoResult, seedDemo } from './seed-demo.ts';
