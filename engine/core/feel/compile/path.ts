import type { Node } from '#engine/core/feel/parse';
import { type FeelValue, isContext, isList } from '#engine/core/feel/value';
import { type Code, type Compiler, code, folded, type Place, type Run, slotCode } from './code.ts';
import type { Env } from './env.ts';
import { propertyOf } from './property.ts';
import { scopeNames } from './scope.ts';

type PathNode = Extract<Node, { kind: 'path' }>;

/** A slot of its own for `table.price`, where the scope has one and no variable hides the table. */
function memberSlot(node: PathNode, compiler: Compiler, place: Place): number | undefined {
  if (node.source.kind !== 'name' || !compiler.scope.member) return undefined;
  const { name } = node.source;
  for (let local = place.locals; local; local = local.below) {
    if (local.kind === 'members' || local.name === name) return undefined;
  }
  return compiler.scope.member(scopeNames(compiler.scope).spelling.get(name) ?? name, node.member);
}

function membersOf(list: readonly FeelValue[], member: string, env: Env): FeelValue {
  env.spend(list.length);
  return list.map((item) => propertyOf(item, member));
}

/** `a.b`: an entry, a property, or the entries of every item of a list (DMN 1.5, 10.3.2.5). */
export function compilePath(node: PathNode, compiler: Compiler, place: Place): Code {
  const slot = memberSlot(node, compiler, place);
  if (slot !== undefined) {
    compiler.slotsRead.add(slot);
    return slotCode(slot);
  }
  const source = compiler.compile(node.source, place);
  const { member } = node;
  const { run: from } = source;
  const run: Run = (env) => {
    const value = from(env);
    if (isContext(value)) return value.get(member) ?? null;
    return isList(value) ? membersOf(value, member, env) : propertyOf(value, member);
  };
  return source.constant === undefined ? code(run) : folded([source], run);
}
