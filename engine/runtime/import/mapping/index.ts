export {
  type CompileMappingResult,
  compileMapping,
  type MappingOptions,
} from './compile-mapping.ts';
export { toDecimal, toIsoDate } from './convert-value.ts';
export type * from './mapped-row.ts';
export { readSource } from './read-source.ts';
export { rowProblem } from './row-problem.ts';
