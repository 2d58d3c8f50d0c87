export { type CompiledFlow, type CompileFlowResult, compileGraph, newFrame } from './compile.ts';
export { RatingError } from './rating-error.ts';
export { portFits } from './structure.ts';
export type * from './types.ts';
