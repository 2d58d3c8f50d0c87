export { buildMapping } from './build-mapping.ts';
export { guessColumns } from './guess-columns.ts';
export { guessItems } from './guess-items.ts';
export type { ColumnGuess, ColumnTarget, Confidence } from './guess-target.ts';
