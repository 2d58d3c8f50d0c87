export { SaveProblem, SaveState } from './save-state.tsx';
export { type KeptDraft, useAutosave } from './use-autosave.ts';
