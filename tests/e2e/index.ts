export { accessibilityProblems } from './accessible.ts';
export { launchOptions } from './browser-options.ts';
export { makeDataFolder } from './data-folder.ts';
export {
  cutOffWorkbench,
  emptyWorkbench,
  startCutOffWorkbench,
  startEmptyWorkbench,
  startWorkbench,
  workbench,
} from './servers.ts';
export { type DemoKey, signInAs } from './sign-in.ts';
export { runStart } from './start-command.ts';
