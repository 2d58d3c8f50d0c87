import { BUILTIN_NAMES, builtinFunction } from '#engine/core/feel/builtin';
import type { Node, Span } from '#engine/core/feel/parse';
import { type FeelValue, isContext } from '#engine/core/feel/value';
import { issue } from '#engine/core/issue';
import {
  type Code,
  type Compiler,
  code,
  constantCode,
  type Local,
  type Place,
  slotCode,
} from './code.ts';
import type { Env } from './env.ts';
import { nearestName } from './nearest.ts';
import { scopeNames } from './scope.ts';

/** Where a name leads before the program runs. */
export interface Resolution {
  /** Variables that hold contexts whose members come first, innermost first. */
  readonly members: readonly number[];
  readonly target: Code | undefined;
  /** Whether the target is a builtin function and nothing hides it. */
  readonly builtin: boolean;
}

function resolveStatic(name: string, compiler: Compiler): Code | undefined {
  const { spelling } = scopeNames(compiler.scope);
  const own = spelling.get(name) ?? name;
  const constant = compiler.scope.constant?.(own);
  if (constant !== undefined) return constantCode(constant);
  const slot = compiler.scope.slot(own);
  if (slot === undefined) return undefined;
  compiler.slotsRead.add(slot);
  return slotCode(slot, compiler.scope.kind?.(own));
}

export function resolveName(name: string, compiler: Compiler, place: Place): Resolution {
  const members: number[] = [];
  for (let local: Local | null = place.locals; local; local = local.below) {
    if (local.kind === 'members') members.push(local.index);
    else if (local.name === name) {
      const { index } = local;
      const target = code((env) => env.locals[index] ?? null);
      return { members, target, builtin: false };
    }
  }
  const target = resolveStatic(name, compiler);
  if (target) return { members, target, builtin: false };
  const builtin = builtinFunction(name);
  return { members, target: builtin && constantCode(builtin), builtin: builtin !== undefined };
}

function* namesInScope(compiler: Compiler, place: Place): Iterable<string> {
  for (let local = place.locals; local; local = local.below) {
    if (local.kind === 'variable' && local.name !== '?') yield local.name;
  }
  yield* compiler.scope.names();
  yield* BUILTIN_NAMES;
}

export function reportUnknown(name: string, span: Span, compiler: Compiler, place: Place): void {
  if (compiler.lenient) return;
  const nearest = nearestName(name, namesInScope(compiler, place));
  const { from, to } = span;
  // Chinese input methods type these; FEEL takes them as letters of a name.
  const [fullWidth] = /[，。；：（）【】“”‘’＋－＊／＝＞＜≥≤×÷]/u.exec(name) ?? [];
  const hint = fullWidth !== undefined && {
    zh: `；“${fullWidth}”是全角符号，请改用英文符号`,
    en: `; "${fullWidth}" is a full-width sign, type the plain one instead`,
  };
  compiler.issues.push(
    issue(
      'feel-unknown-name',
      '',
      {
        zh: `没有名为“${name}”的变量${nearest ? `，是否指“${nearest}”？` : hint ? hint.zh : ''}`,
        en: `nothing is called "${name}"${nearest ? `; did you mean "${nearest}"?` : hint ? hint.en : ''}`,
      },
      {
        name,
        from,
        to,
        ...(nearest === undefined ? {} : { nearest }),
        ...(fullWidth === undefined ? {} : { fullWidth }),
      },
    ),
  );
}

/** The entry of the first enclosing item that has it. */
export function memberOf(
  env: Env,
  members: readonly number[],
  name: string,
): FeelValue | undefined {
  for (const index of members) {
    const item = env.locals[index] ?? null;
    if (isContext(item)) {
      const value = item.get(name);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

export function compileName(
  node: Extract<Node, { kind: 'name' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const { name } = node;
  const { members, target } = resolveName(name, compiler, place);
  if (members.length > 0) {
    const fallback = target?.run;
    return code((env) => memberOf(env, members, name) ?? fallback?.(env) ?? null);
  }
  if (target) return target;
  reportUnknown(name, node, compiler, place);
  return constantCode(null);
}

/** `?`, the value a unary test looks at (DMN 1.5, 10.3.1.2, rule 7). */
export function compileInput(
  node: Extract<Node, { kind: 'input' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const { target } = resolveName('?', compiler, place);
  if (target) return target;
  reportUnknown('?', node, compiler, place);
  return constantCode(null);
}
