export type {
  ArithmeticOperator,
  CompareOperator,
  ContextEntry,
  Iterator,
  Node,
  Parameter,
  Span,
  UnaryTests,
} from './ast.ts';
export { parseAtLiteral } from './at-literal.ts';
export type { TypeResolver } from './cursor.ts';
export { parserFor } from './grammar.ts';
export { MAX_SOURCE_LENGTH } from './limits.ts';
export { isPlainName, type NameShape, normalizeName } from './names.ts';
export { type ParseContext, type Parsed, parseExpression, parseUnaryTests } from './parse.ts';
export { someNode } from './walk.ts';
