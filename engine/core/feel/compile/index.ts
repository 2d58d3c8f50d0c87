export type { NumberBounds } from './bounds.ts';
export { compareBy, rangeContains } from './compare.ts';
export { iterateRange } from './iterate.ts';
export {
  type CompileOptions,
  type CompileResult,
  compileExpression,
  compileUnaryTests,
  type FeelProgram,
  type UnaryTestsProgram,
} from './program.ts';
export { type Scope, scopeOfNames } from './scope.ts';
export { matches } from './unary.ts';
