import {
  coerce,
  type FeelType,
  type FeelValue,
  isContext,
  isList,
  type RunContext,
  simpleType,
} from '#engine/core/feel/value';
import type { LocalText } from '#engine/core/issue';

export interface BuiltinParameter {
  readonly name: string;
  readonly type: FeelType;
  readonly optional: boolean;
  /** Whether null is a value like any other here; elsewhere it makes the call null. */
  readonly nullable: boolean;
  /** Takes all remaining arguments. */
  readonly rest: boolean;
}

/** One way to call a builtin. */
export interface Overload {
  readonly parameters: readonly BuiltinParameter[];
  readonly call: (args: readonly FeelValue[], run: RunContext) => FeelValue;
}

/** A builtin function as the editor and the compiler see it (DMN 1.5, 10.3.4). */
export interface Builtin {
  readonly name: string;
  readonly doc: LocalText;
  readonly overloads: readonly Overload[];
  /** Signatures as text: `substring(string, start position, length?)`. */
  readonly usage: string;
  /** Sees the clock or calls functions, so it can't be folded at compile time. */
  readonly impure: boolean;
}

const LONG_TEXT = 4_096;
const PARAMETER = /^(\.\.\.)?([^:?]+)(\?)?(?::\s*(.+?)(\|null)?)?$/;

function parseParameter(text: string): BuiltinParameter {
  const match = PARAMETER.exec(text.trim());
  if (!match) throw new TypeError(`bad parameter: ${text}`);
  const [, rest, name = '', optional, type = 'Any', nullable] = match;
  return {
    name: name.trim(),
    type: simpleType(type) ?? 'Any',
    optional: optional !== undefined,
    nullable: nullable !== undefined || type === 'Any',
    rest: rest !== undefined,
  };
}

function parseParameters(text: string): BuiltinParameter[] {
  return text === '' ? [] : text.split(',').map(parseParameter);
}

type Typed = (...args: never[]) => FeelValue;
type Untyped = (...args: (FeelValue | undefined)[]) => FeelValue;

/**
 * An overload from `'string: string, length?: number'` and a function of exactly those types: the
 * arguments are checked and converted before it sees them.
 */
export function pure(parameters: string, implementation: Typed): Overload {
  const untyped = implementation as Untyped;
  return { parameters: parseParameters(parameters), call: (args) => untyped(...args) };
}

/** Like `pure`, for one that needs the run: its budget, its clock, or to call functions. */
export function inRun(
  parameters: string,
  implementation: (run: RunContext, ...args: never[]) => FeelValue,
): Overload {
  const untyped = implementation as (run: RunContext, ...args: FeelValue[]) => FeelValue;
  return { parameters: parseParameters(parameters), call: (args, run) => untyped(run, ...args) };
}

function usageOf(name: string, { parameters }: Overload): string {
  const names = parameters.map(
    (parameter) => `${parameter.rest ? '…' : ''}${parameter.name}${parameter.optional ? '?' : ''}`,
  );
  return `${name}(${names.join(', ')})`;
}

export function define(name: string, zh: string, en: string, ...overloads: Overload[]): Builtin {
  const usage = overloads.map((overload) => usageOf(name, overload)).join(' | ');
  return { name, doc: { zh, en }, overloads, usage, impure: false };
}

export function impure(builtin: Builtin): Builtin {
  return { ...builtin, impure: true };
}

function acceptsCount({ parameters }: Overload, count: number): boolean {
  const required = parameters.filter(({ optional }) => !optional).length;
  const rest = parameters.some((parameter) => parameter.rest);
  return count >= required && (rest || count <= parameters.length);
}

function acceptsNames({ parameters }: Overload, names: readonly string[]): boolean {
  return (
    names.every((name) => parameters.some((parameter) => parameter.name === name)) &&
    parameters.every(({ name, optional }) => optional || names.includes(name))
  );
}

const MISMATCH = Symbol('mismatch');

function convert(value: FeelValue, parameter: BuiltinParameter): FeelValue | typeof MISMATCH {
  if (value === null) return parameter.nullable ? null : MISMATCH;
  return coerce(value, parameter.type) ?? MISMATCH;
}

function convertAll(
  { parameters }: Overload,
  args: readonly FeelValue[],
): readonly FeelValue[] | undefined {
  const converted: FeelValue[] = [];
  const last = parameters.at(-1);
  for (let index = 0; index < args.length; index += 1) {
    const parameter = parameters[index] ?? last;
    if (!parameter) return undefined;
    const value = convert(args[index] ?? null, parameter);
    if (value === MISMATCH) return undefined;
    converted.push(value);
  }
  return converted;
}

/** Pays for looking at everything in the arguments, so that big values can't be worked for nothing. */
function payFor(values: readonly FeelValue[], run: RunContext): void {
  for (const value of values) {
    if (typeof value === 'string') {
      if (value.length > LONG_TEXT) run.budget.spend(value.length / 64);
    } else if (isList(value)) {
      if (value.length > 0) run.budget.spend(value.length);
      payFor(value, run);
    } else if (isContext(value)) {
      run.budget.spend(value.size);
      payFor([...value.values()], run);
    }
  }
}

function callFirstFitting(
  overloads: readonly Overload[],
  args: readonly FeelValue[],
  run: RunContext,
): FeelValue {
  payFor(args, run);
  for (const overload of overloads) {
    const converted = convertAll(overload, args);
    if (converted) return overload.call(converted, run);
  }
  return null;
}

export type BoundCall = (args: readonly FeelValue[], run: RunContext) => FeelValue;

/** The call for that many arguments; undefined where no overload takes them. */
export function bindPositional(builtin: Builtin, count: number): BoundCall | undefined {
  const fitting = builtin.overloads.filter((overload) => acceptsCount(overload, count));
  if (fitting.length === 0) return undefined;
  return (args, run) => callFirstFitting(fitting, args, run);
}

/** Arguments given by name in the order of an overload; trailing ones that aren't given stay away. */
function orderBy({ parameters }: Overload, names: readonly string[]) {
  const positions = parameters.map(({ name }) => names.indexOf(name));
  const used = positions.slice(0, positions.findLastIndex((position) => position >= 0) + 1);
  return (args: readonly FeelValue[]) => used.map((position) => args[position] ?? null);
}

/** The call for arguments given by name, in the order of `names`. */
export function bindNamed(builtin: Builtin, names: readonly string[]): BoundCall | undefined {
  const fitting = builtin.overloads
    .filter((overload) => acceptsNames(overload, names))
    .map((overload) => ({ overload, order: orderBy(overload, names) }));
  if (fitting.length === 0) return undefined;
  return (args, run) => {
    payFor(args, run);
    for (const { overload, order } of fitting) {
      const converted = convertAll(overload, order(args));
      if (converted) return overload.call(converted, run);
    }
    return null;
  };
}
