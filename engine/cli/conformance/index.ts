export { runTckCommand } from './tck.ts';
