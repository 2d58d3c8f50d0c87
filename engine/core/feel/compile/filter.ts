import { Decimal } from '#engine/core/decimal';
import type { Node } from '#engine/core/feel/parse';
import { type FeelValue, isList } from '#engine/core/feel/value';
import { bind, bindMembers, type Code, type Compiler, code, type Place, type Run } from './code.ts';
import type { Env } from './env.ts';

function asList(value: FeelValue): readonly FeelValue[] {
  if (isList(value)) return value;
  return value === null ? [] : [value];
}

/** Counts from 1, or from the end where negative; null outside. */
function itemAt(list: readonly FeelValue[], position: Decimal): FeelValue {
  const index = position.toInteger();
  if (index === undefined || index === 0) return null;
  return list[index > 0 ? index - 1 : list.length + index] ?? null;
}

function select(
  list: readonly FeelValue[],
  first: FeelValue,
  condition: Run,
  index: number,
  env: Env,
): FeelValue {
  const selected: FeelValue[] = [];
  if (first === true && list.length > 0) selected.push(list[0] ?? null);
  for (let position = 1; position < list.length; position += 1) {
    const item = list[position] ?? null;
    env.locals[index] = item;
    if (condition(env) === true) selected.push(item);
  }
  return selected;
}

/** `list[3]`, `list[item > 3]`, `list[price > 3]` (DMN 1.5, 10.3.2.5). */
export function compileFilter(
  node: Extract<Node, { kind: 'filter' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const source = compiler.compile(node.source, place);
  const { place: inner, index } = bind(place, 'item');
  const condition = compiler.compile(node.condition, bindMembers(inner, index));
  const { run: from } = source;
  const { run: test, constant } = condition;
  if (constant instanceof Decimal) return code((env) => itemAt(asList(from(env)), constant));
  return code((env) => {
    const list = asList(from(env));
    env.spend(list.length + 1);
    env.locals[index] = list[0] ?? null;
    const first = test(env);
    if (first instanceof Decimal) return itemAt(list, first);
    return select(list, first, test, index, env);
  });
}
