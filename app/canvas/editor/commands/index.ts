export { type Actions, useActions } from './actions.ts';
export { useCommands } from './use-commands.ts';
