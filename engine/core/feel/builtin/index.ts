export type { Builtin, BuiltinParameter, Overload } from './define.ts';
export { BUILTIN_NAMES, BUILTINS, builtinFunction, builtinOf, callBuiltin } from './registry.ts';
export { resultKind } from './result-kind.ts';
