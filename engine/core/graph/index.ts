export { type CompiledFlow, type CompileFlowResult, compileGraph, newFrame } from './compile.ts';
export {
  type Definitions,
  type FlowDefinition,
  listDefinitions,
} from './definitions.ts';
export { type FlowReference, findSubFlow, versionKey } from './nested.ts';
export { RatingError } from './rating-error.ts';
export { scopeOf } from './scope.ts';
export {
  buildStructure,
  CONTEXT_PORT,
  emitsLines,
  type PlacedEdge,
  type PlacedNode,
  portFits,
  type Structure,
  WHEN_PORT,
} from './structure.ts';
export type * from './types.ts';
