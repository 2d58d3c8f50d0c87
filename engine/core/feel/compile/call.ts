import { type Builtin, builtinOf, callBuiltin, resultKind } from '#engine/core/feel/builtin';
import type { ContextEntry, Node } from '#engine/core/feel/parse';
import { coerce, FeelFunction, type FeelKind, type FeelValue } from '#engine/core/feel/value';
import { issue } from '#engine/core/issue';
import {
  type Code,
  type Compiler,
  code,
  constantCode,
  folded,
  type Place,
  type Run,
  withKind,
} from './code.ts';
import type { Env } from './env.ts';
import { memberOf, reportUnknown, resolveName } from './name.ts';

type CallNode = Extract<Node, { kind: 'call' | 'named-call' }>;

/** Calls a function value with its arguments in order; null for a wrong number of them. */
export function invoke(callee: FeelValue, args: readonly FeelValue[], env: Env): FeelValue {
  if (!(callee instanceof FeelFunction)) return null;
  const { parameters, variadic } = callee;
  if (!variadic && args.length !== parameters.length) return null;
  // A value that doesn't conform to its parameter's type comes in as null (DMN 1.5, 10.3.2.9.4).
  return callee.invoke(
    args.map((value, index) => coerce(value, parameters[index]?.type, env.budget)),
    env,
  );
}

function invokeNamed(
  callee: FeelValue,
  names: readonly string[],
  args: readonly FeelValue[],
  env: Env,
): FeelValue {
  if (!(callee instanceof FeelFunction)) return null;
  if (names.some((name) => !callee.parameters.some((parameter) => parameter.name === name))) {
    return null;
  }
  const ordered = callee.parameters.map(({ name }) => {
    const position = names.indexOf(name);
    return position < 0 ? null : (args[position] ?? null);
  });
  return invoke(callee, ordered, env);
}

function reportArguments(
  builtin: Pick<Builtin, 'name' | 'usage'>,
  node: CallNode,
  compiler: Compiler,
): Code {
  if (!compiler.lenient) {
    const { from, to } = node;
    compiler.issues.push(
      issue(
        'feel-arguments',
        '',
        {
          zh: `函数“${builtin.name}”的参数不对，应为 ${builtin.usage}`,
          en: `wrong arguments for "${builtin.name}"; expected ${builtin.usage}`,
        },
        { name: builtin.name, expected: builtin.usage, from, to },
      ),
    );
  }
  return constantCode(null);
}

function compileBuiltinCall(
  builtin: Builtin,
  node: CallNode,
  compiler: Compiler,
  place: Place,
): Code {
  const args =
    node.kind === 'call'
      ? node.args.map((argument) => compiler.compile(argument, place))
      : node.args.map(({ value }) => compiler.compile(value, place));
  const names = node.kind === 'named-call' ? node.args.map(({ name }) => name) : undefined;
  const bound = callBuiltin(builtin, args.length, names);
  if (!bound) return reportArguments(builtin, node, compiler);
  const run = runBuiltin(bound, args);
  return withKind(builtin.impure ? code(run) : folded(args, run), resultKind(builtin.name));
}

type Bound = NonNullable<ReturnType<typeof callBuiltin>>;

function runBuiltin(bound: Bound, args: readonly Code[]): Run {
  const runs = args.map(({ run }) => run);
  const [first, second] = runs;
  if (runs.length === 1 && first) return (env) => bound([first(env)], env);
  if (runs.length === 2 && first && second) {
    return (env) => bound([first(env), second(env)], env);
  }
  return (env) =>
    bound(
      runs.map((run) => run(env)),
      env,
    );
}

/** `f(1, 2)` and `f(a: 1, b: 2)` (DMN 1.5, 10.3.2.13.2). */
export function compileCall(node: CallNode, compiler: Compiler, place: Place): Code {
  if (node.callee.kind !== 'name') {
    return compileDynamicCall(compiler.compile(node.callee, place).run, node, compiler, place);
  }
  const { name } = node.callee;
  const { members, target, builtin } = resolveName(name, compiler, place);
  const known = builtin && members.length === 0 ? builtinOf(name) : undefined;
  if (known) return compileBuiltinCall(known, node, compiler, place);
  if (!target && members.length === 0) reportUnknown(name, node.callee, compiler, place);
  const designed = members.length === 0 ? target?.constant : undefined;
  if (designed instanceof FeelFunction) return compileDesigned(designed, node, compiler, place);
  const fallback = target?.run;
  const callee: Run =
    members.length === 0 && fallback
      ? fallback
      : (env) => memberOf(env, members, name) ?? fallback?.(env) ?? null;
  return compileDynamicCall(callee, node, compiler, place);
}

/** Kinds of values that nothing turns into another. */
const isPlainKind = (type: unknown): boolean =>
  type === 'number' || type === 'string' || type === 'boolean';

const usageOf = ({ name, parameters }: FeelFunction): string =>
  `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;

/** Whether the arguments are those of the function, as far as that is known before it runs. */
function fits({ parameters }: FeelFunction, node: CallNode, args: readonly Code[]): boolean {
  if (args.length !== parameters.length) return false;
  const names = parameters.map(({ name }) => name);
  const order = node.kind === 'call' ? names : node.args.map(({ name }) => name);
  return args.every(({ kind }, index) => {
    const parameter = parameters[names.indexOf(order[index] ?? '')];
    if (!parameter || order.indexOf(parameter.name) !== index) return false;
    return kind === parameter.type || !isPlainKind(kind) || !isPlainKind(parameter.type);
  });
}

/** A call of a function that the scope defines: its parameters and its result are known. */
function compileDesigned(
  callee: FeelFunction,
  node: CallNode,
  compiler: Compiler,
  place: Place,
): Code {
  const args =
    node.kind === 'call'
      ? node.args.map((argument) => compiler.compile(argument, place))
      : node.args.map(({ value }) => compiler.compile(value, place));
  if (!fits(callee, node, args) && !compiler.lenient) {
    return reportArguments({ name: callee.name, usage: usageOf(callee) }, node, compiler);
  }
  const runs = args.map(({ run }) => run);
  const result = isPlainKind(callee.result) ? (callee.result as FeelKind) : undefined;
  if (node.kind === 'call') {
    return withKind(
      code((env) =>
        invoke(
          callee,
          runs.map((run) => run(env)),
          env,
        ),
      ),
      result,
    );
  }
  const names = node.args.map(({ name }) => name);
  return withKind(
    code((env) =>
      invokeNamed(
        callee,
        names,
        runs.map((run) => run(env)),
        env,
      ),
    ),
    result,
  );
}

function compileArguments(
  entries: readonly ContextEntry[],
  compiler: Compiler,
  place: Place,
): Run[] {
  return entries.map(({ value }) => compiler.compile(value, place).run);
}

function compileDynamicCall(callee: Run, node: CallNode, compiler: Compiler, place: Place): Code {
  if (node.kind === 'named-call') {
    const names = node.args.map(({ name }) => name);
    const runs = compileArguments(node.args, compiler, place);
    return code((env) =>
      invokeNamed(
        callee(env),
        names,
        runs.map((run) => run(env)),
        env,
      ),
    );
  }
  const runs = node.args.map((argument) => compiler.compile(argument, place).run);
  return code((env) =>
    invoke(
      callee(env),
      runs.map((run) => run(env)),
      env,
    ),
  );
}
