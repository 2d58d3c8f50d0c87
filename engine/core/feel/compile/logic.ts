import type { Node } from '#engine/core/feel/parse';
import type { FeelKind } from '#engine/core/feel/value';
import { type Code, type Compiler, code, folded, type Place, type Run, withKind } from './code.ts';

/** `and`, `or` of three values; anything but a boolean counts as unknown (DMN 1.5, table 48). */
export function compileLogic(
  node: Extract<Node, { kind: 'and' | 'or' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const left = compiler.compile(node.left, place);
  const right = compiler.compile(node.right, place);
  const { run: first } = left;
  const { run: second } = right;
  const decisive = node.kind === 'or';
  const run: Run = (env) => {
    const a = first(env);
    if (a === decisive) return decisive;
    const b = second(env);
    if (b === decisive) return decisive;
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
  };
  return folded([left, right], run);
}

/** A branch that is null leaves the kind to the other. */
function kindOfBoth(left: Code, right: Code): FeelKind | undefined {
  if (left.constant === null) return right.kind;
  return right.constant === null || left.kind === right.kind ? left.kind : undefined;
}

/** `if c then a else b`; anything but true takes the else branch (DMN 1.5, 10.3.2.12). */
export function compileIf(
  node: Extract<Node, { kind: 'if' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const condition = compiler.compile(node.condition, place);
  const consequent = compiler.compile(node.consequent, place);
  const alternative = compiler.compile(node.alternative, place);
  if (condition.constant !== undefined) {
    return condition.constant === true ? consequent : alternative;
  }
  const { run: test } = condition;
  const { run: yes } = consequent;
  const { run: no } = alternative;
  const made = code((env) => (test(env) === true ? yes(env) : no(env)));
  return withKind(made, kindOfBoth(consequent, alternative));
}
