import type { Node } from '#engine/core/feel/parse';
import type { FeelValue } from '#engine/core/feel/value';
import { bind, type Code, type Compiler, code, folded, type Place } from './code.ts';
import { compileFunction } from './function.ts';
import { resolveName } from './name.ts';

export function compileList(
  node: Extract<Node, { kind: 'list' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const items = node.items.map((item) => compiler.compile(item, place));
  const runs = items.map(({ run }) => run);
  return folded(items, (env) => runs.map((run) => run(env)));
}

/** A function may call itself by its entry's name, unless that name means something already. */
function compileEntry(name: string, value: Node, compiler: Compiler, place: Place): Code {
  if (value.kind !== 'function' || value.external) return compiler.compile(value, place);
  const { target, members } = resolveName(name, compiler, place);
  const self = target || members.length > 0 ? undefined : name;
  return compileFunction(value, compiler, place, self);
}

/** `{a: 1, b: a + 1}`: each entry sees those before it; a name twice makes it null. */
export function compileContext(
  node: Extract<Node, { kind: 'context' }>,
  compiler: Compiler,
  place: Place,
): Code {
  let inner = place;
  const entries = node.entries.map(({ name, value }) => {
    const { run } = compileEntry(name, value, compiler, inner);
    const bound = bind(inner, name);
    inner = bound.place;
    return { name, run, index: bound.index };
  });
  const names = new Set(entries.map(({ name }) => name));
  if (names.size < entries.length) return code(() => null);
  return code((env) => {
    env.spend(entries.length);
    const context = new Map<string, FeelValue>();
    for (const { name, run, index } of entries) {
      const value = run(env);
      env.locals[index] = value;
      context.set(name, value);
    }
    return context;
  });
}
