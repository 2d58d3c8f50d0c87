import { type Iterator, type Node, someNode } from '#engine/core/feel/parse';
import { FeelRange, type FeelValue, isList } from '#engine/core/feel/value';
import { bind, type Code, type Compiler, code, type Place, type Run } from './code.ts';
import type { Env } from './env.ts';
import { iterateRange, iterateTo } from './iterate.ts';

interface Domain {
  readonly index: number;
  readonly items: (env: Env) => Iterable<FeelValue> | null;
}

function compileDomain(
  iterator: Iterator,
  compiler: Compiler,
  place: Place,
): (env: Env) => Iterable<FeelValue> | null {
  const { run: source } = compiler.compile(iterator.source, place);
  if (iterator.to) {
    const { run: to } = compiler.compile(iterator.to, place);
    return (env) => iterateTo(source(env), to(env));
  }
  return (env) => {
    const value = source(env);
    if (isList(value)) return value;
    if (value instanceof FeelRange) return iterateRange(value);
    return value === null ? null : [value];
  };
}

/** Each iterator sees the variables of those before it. */
function compileDomains(
  iterators: readonly Iterator[],
  compiler: Compiler,
  place: Place,
): { domains: Domain[]; place: Place } {
  const domains: Domain[] = [];
  let inner = place;
  for (const iterator of iterators) {
    const items = compileDomain(iterator, compiler, inner);
    const bound = bind(inner, iterator.name);
    inner = bound.place;
    domains.push({ index: bound.index, items });
  }
  return { domains, place: inner };
}

/** Visits every combination, the last iterator fastest; false where a domain is no list. */
function visit(
  domains: readonly Domain[],
  env: Env,
  each: () => boolean,
  level = 0,
): boolean | null {
  const domain = domains[level];
  if (!domain) return each();
  const items = domain.items(env);
  if (items === null) return null;
  for (const item of items) {
    env.spend(1);
    env.locals[domain.index] = item;
    const going = visit(domains, env, each, level + 1);
    if (going !== true) return going;
  }
  return true;
}

/** `for x in list, i in 1..n return e`, with `partial` (DMN 1.5, 10.3.2.14). */
export function compileFor(
  node: Extract<Node, { kind: 'for' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const { domains, place: inner } = compileDomains(node.iterators, compiler, place);
  const partial = bind(inner, 'partial');
  const { run: body } = compiler.compile(node.body, partial.place);
  const usesPartial = someNode(
    node.body,
    (part) => part.kind === 'name' && part.name === 'partial',
  );
  return code((env) => {
    const results: FeelValue[] = [];
    const done = visit(domains, env, () => {
      if (usesPartial) {
        env.spend(results.length);
        env.locals[partial.index] = results.slice();
      }
      results.push(body(env));
      return true;
    });
    return done === null ? null : results;
  });
}

function quantify(decisive: boolean, domains: readonly Domain[], body: Run): Run {
  return (env) => {
    let unknown = false;
    const done = visit(domains, env, () => {
      const result = body(env);
      if (result === decisive) return false;
      if (typeof result !== 'boolean') unknown = true;
      return true;
    });
    if (done === null) return null;
    if (!done) return decisive;
    return unknown ? null : !decisive;
  };
}

/** `some … satisfies`, `every … satisfies` in three-valued logic (DMN 1.5, 10.3.2.14). */
export function compileQuantified(
  node: Extract<Node, { kind: 'some' | 'every' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const { domains, place: inner } = compileDomains(node.iterators, compiler, place);
  const { run: body } = compiler.compile(node.body, inner);
  return code(quantify(node.kind === 'some', domains, body));
}
