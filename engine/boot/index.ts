export { runWorkbench } from './run.ts';
