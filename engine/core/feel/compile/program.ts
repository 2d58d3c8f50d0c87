import {
  type Node,
  type ParseContext,
  type Parsed,
  parseExpression,
  parseUnaryTests,
  type TypeResolver,
  type UnaryTests,
} from '#engine/core/feel/parse';
import {
  type FeelDateTime,
  type FeelKind,
  type FeelValue,
  MAX_CALL_DEPTH,
  type RunContext,
  type StepBudget,
  StepLimitError,
} from '#engine/core/feel/value';
import type { Issue } from '#engine/core/issue';
import { boundsOf, type NumberBounds } from './bounds.ts';
import { bind, type Code, type Compiler, type Frame, type Place } from './code.ts';
import { constantEnv, Env } from './env.ts';
import { compileNode } from './node.ts';
import { type Scope, scopeNames } from './scope.ts';
import { anyOf, compileTest, type Test } from './unary.ts';

export interface CompileOptions {
  /** Unknown names and wrong calls give null at run time instead of issues, as DMN models expect. */
  readonly lenient?: boolean;
  /** Types declared outside FEEL. */
  readonly typeNamed?: TypeResolver;
}

/** A compiled expression; compile once, run many times. */
export interface FeelProgram {
  /**
   * @param slots values by slot; undefined counts as null
   * @param budget shared by the expressions of one run; a budget of its own otherwise
   * @param now the clock for `now()` and `today()`, which are null without it
   * @throws StepLimitError
   */
  run(slots: readonly FeelValue[], budget?: StepBudget, now?: FeelDateTime): FeelValue;
  /** As `run`, inside a run that goes on: shares its budget and clock and counts its calls. */
  runWithin(slots: readonly FeelValue[], outer: RunContext): FeelValue;
  /** The value where it depends on nothing. */
  readonly constant?: FeelValue;
  /** What it gives where it doesn't give null; undefined where that isn't known before it runs. */
  readonly kind?: FeelKind;
  readonly slotsRead: readonly number[];
}

/** Compiled unary tests of a decision-table cell. */
export interface UnaryTestsProgram {
  /** True where the input passes, null where that is unknown. @throws StepLimitError */
  test(
    input: FeelValue,
    slots: readonly FeelValue[],
    budget?: StepBudget,
    now?: FeelDateTime,
  ): boolean | null;
  /** Whether the cell is `-`. */
  readonly any: boolean;
  /** The texts or numbers where the cell only lists constants to equal, for an index. */
  readonly equalsOneOf?: readonly FeelValue[];
  /** The intervals outside of which no value passes, where the cell is made of constant numbers. */
  readonly bounds?: readonly NumberBounds[];
  readonly slotsRead: readonly number[];
}

export type CompileResult<Program> =
  | { ok: true; program: Program }
  | { ok: false; issues: Issue[] };

interface Unit {
  readonly compiler: Compiler;
  readonly place: Place;
}

function startUnit(scope: Scope, options: CompileOptions): Unit {
  const compiler: Compiler = {
    scope,
    lenient: options.lenient ?? false,
    issues: [],
    slotsRead: new Set(),
    compile: (node, place) => compileNode(node, compiler, place),
  };
  return { compiler, place: { locals: null, frame: { size: 0 }, next: 0 } };
}

function parseContext(scope: Scope, options: CompileOptions): ParseContext {
  return {
    shape: scopeNames(scope).shape,
    typeNamed: options.typeNamed ?? (() => undefined),
  };
}

/** Deep calls of deep expressions may end the stack before they reach the limit on calls. */
function asLimit(error: unknown): unknown {
  return error instanceof RangeError ? new StepLimitError('depth', MAX_CALL_DEPTH) : error;
}

type Runners = Pick<FeelProgram, 'run' | 'runWithin'>;

function runnersOf({ run, constant, slot }: Code, frame: Frame): Runners {
  if (constant !== undefined) {
    const give = () => constant;
    return { run: give, runWithin: give };
  }
  if (slot >= 0) {
    const read = (slots: readonly FeelValue[]) => slots[slot] ?? null;
    return { run: read, runWithin: read };
  }
  const start = (env: Env) => {
    try {
      return run(env);
    } catch (error) {
      throw asLimit(error);
    }
  };
  return {
    run: (slots, budget, now) => start(new Env(slots, frame.size, budget, now, 0)),
    runWithin: (slots, { budget, now, depth }) =>
      start(new Env(slots, frame.size, budget, now, depth)),
  };
}

/** Every program has the same properties, so that whoever calls many of them stays fast. */
function programOf(compiled: Code, frame: Frame, slotsRead: readonly number[]): FeelProgram {
  const { run, runWithin } = runnersOf(compiled, frame);
  const { constant, kind } = compiled;
  return { run, runWithin, constant, kind, slotsRead };
}

/** Compiles one FEEL expression; every issue has `from` and `to` in its params. */
export function compileExpression(
  source: string,
  scope: Scope,
  options: CompileOptions = {},
): CompileResult<FeelProgram> {
  const parsed: Parsed<Node> = parseExpression(source, parseContext(scope, options));
  if (!parsed.ok) return parsed;
  const { compiler, place } = startUnit(scope, options);
  const compiled = compiler.compile(parsed.node, place);
  if (compiler.issues.length > 0) return { ok: false, issues: compiler.issues };
  return { ok: true, program: programOf(compiled, place.frame, [...compiler.slotsRead]) };
}

function constantsOf(tests: Extract<UnaryTests, { kind: 'tests' }>): FeelValue[] | undefined {
  if (tests.negated) return undefined;
  const values: FeelValue[] = [];
  for (const test of tests.tests) {
    if (test.kind !== 'literal' || test.value === null) return undefined;
    values.push(test.value);
  }
  return values;
}

const ANY: UnaryTestsProgram = {
  test: () => true,
  any: true,
  equalsOneOf: undefined,
  bounds: undefined,
  slotsRead: [],
};

function negate(test: Test): Test {
  return (value, env) => {
    const result = test(value, env);
    return result === null ? null : !result;
  };
}

/** A test against constants needs no environment, which spares an allocation for each cell. */
function isConstantTest(node: Node): boolean {
  if (node.kind === 'range') return node.start.kind === 'literal' && node.end.kind === 'literal';
  if (node.kind === 'unary') return node.operand.kind === 'literal';
  return node.kind === 'literal';
}

const NO_ENV = constantEnv();

/** Many texts in one cell become a set. */
function textSet(values: readonly FeelValue[] | undefined, test: Test): Test {
  if (!values || values.length < 4 || values.some((value) => typeof value !== 'string'))
    return test;
  const set = new Set(values);
  return (value, env) => (typeof value === 'string' ? set.has(value) : test(value, env));
}

/** Compiles a cell such as `-`, `>= 100`, `"VIP", "gold"`, `not(…)` or a condition on `?`. */
export function compileUnaryTests(
  source: string,
  scope: Scope,
  options: CompileOptions = {},
): CompileResult<UnaryTestsProgram> {
  const parsed = parseUnaryTests(source, parseContext(scope, options));
  if (!parsed.ok) return parsed;
  const { node } = parsed;
  if (node.kind === 'any') return { ok: true, program: ANY };
  const { compiler, place: outer } = startUnit(scope, options);
  const { place, index } = bind(outer, '?');
  const alternatives = anyOf(node.tests.map((each) => compileTest(each, compiler, place)));
  if (compiler.issues.length > 0) return { ok: false, issues: compiler.issues };
  const equalsOneOf = constantsOf(node);
  const chosen = textSet(equalsOneOf, node.negated ? negate(alternatives) : alternatives);
  const { frame } = place;
  const test: UnaryTestsProgram['test'] = node.tests.every(isConstantTest)
    ? (input) => chosen(input, NO_ENV)
    : (input, slots, budget, now) => {
        const env = new Env(slots, frame.size, budget, now, 0);
        env.locals[index] = input;
        return chosen(input, env);
      };
  return {
    ok: true,
    program: {
      test,
      any: false,
      equalsOneOf,
      bounds: boundsOf(node),
      slotsRead: [...compiler.slotsRead],
    },
  };
}
