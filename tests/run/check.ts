import { runSteps } from './run-steps.ts';
import { checkSteps } from './steps.ts';

const { succeeded } = await runSteps(checkSteps);
process.exitCode = succeeded ? 0 : 1;
