export { type CompiledFlow, type CompileFlowResult, compileGraph, newFrame } from './compile.ts';
export { RatingError } from './rating-error.ts';
export { scopeOf } from './scope.ts';
export {
  buildStructure,
  CONTEXT_PORT,
  type PlacedEdge,
  type PlacedNode,
  portFits,
  type Structure,
  WHEN_PORT,
} from './structure.ts';
export type * from './types.ts';
