export { DEMO_SLUG, NEIGHBOUR_SLUG } from './operator.ts';
export { DEMO_PEOPLE, type DemoPerson, demoPassword } from './people.ts';
export { type SeedDemoOptions, type SeedDemoResult, seedDemo } from './seed-demo.ts';
