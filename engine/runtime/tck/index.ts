export type { TckResult } from './run-file.ts';
export { runTck, type TckOptions, type TckReport } from './run-tck.ts';
