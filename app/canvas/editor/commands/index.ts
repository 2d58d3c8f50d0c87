export { type Actions, selectedPieces, useActions } from './actions.ts';
export { useCommands } from './use-commands.ts';
