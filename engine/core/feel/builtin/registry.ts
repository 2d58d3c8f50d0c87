import { FeelFunction } from '#engine/core/feel/value';
import { AGGREGATE_BUILTINS } from './aggregate.ts';
import { CONTEXT_BUILTINS } from './context.ts';
import { CONVERSION_BUILTINS } from './conversion.ts';
import { type BoundCall, type Builtin, bindNamed, bindPositional } from './define.ts';
import { LIST_BUILTINS } from './list.ts';
import { NUMBER_BUILTINS } from './number.ts';
import { RANGE_BUILTINS } from './range.ts';
import { STRING_BUILTINS } from './string.ts';
import { TEMPORAL_BUILTINS } from './temporal.ts';

/** All builtin functions (DMN 1.5, 10.3.4). */
export const BUILTINS: readonly Builtin[] = [
  ...CONVERSION_BUILTINS,
  ...STRING_BUILTINS,
  ...NUMBER_BUILTINS,
  ...LIST_BUILTINS,
  ...AGGREGATE_BUILTINS,
  ...CONTEXT_BUILTINS,
  ...RANGE_BUILTINS,
  ...TEMPORAL_BUILTINS,
];

export const BUILTIN_NAMES: readonly string[] = BUILTINS.map(({ name }) => name);

const byName = new Map(BUILTINS.map((builtin) => [builtin.name, builtin]));

export function builtinOf(name: string): Builtin | undefined {
  return byName.get(name);
}

/** The call for a number of arguments, or for arguments by name; undefined where none fits. */
export function callBuiltin(
  builtin: Builtin,
  count: number,
  names?: readonly string[],
): BoundCall | undefined {
  return names ? bindNamed(builtin, names) : bindPositional(builtin, count);
}

const asValues = new Map<string, FeelFunction>();

/** A builtin as a function value, one and the same each time. */
export function builtinFunction(name: string): FeelFunction | undefined {
  const builtin = byName.get(name);
  const existing = asValues.get(name);
  if (!builtin || existing) return existing;
  const parameters = (builtin.overloads[0]?.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    type: parameter.type,
  }));
  const made = new FeelFunction(
    name,
    parameters,
    (args, run) => bindPositional(builtin, args.length)?.(args, run) ?? null,
    undefined,
    true,
  );
  asValues.set(name, made);
  return made;
}
