import { type Node, normalizeName } from '#engine/core/feel/parse';
import { type FeelValue, isContext, isList } from '#engine/core/feel/value';
import { issue } from '#engine/core/issue';
import { type Code, type Compiler, code, folded, type Place, type Run, slotCode } from './code.ts';
import type { Env } from './env.ts';
import { nearestName } from './nearest.ts';
import { propertyOf } from './property.ts';
import { scopeNames } from './scope.ts';

type PathNode = Extract<Node, { kind: 'path' }>;

/** The scope's own name that a path starts with; undefined where a variable may hide it. */
function scopeName(node: PathNode, place: Place, compiler: Compiler): string | undefined {
  if (node.source.kind !== 'name') return undefined;
  const { name } = node.source;
  for (let local = place.locals; local; local = local.below) {
    if (local.kind === 'members' || local.name === name) return undefined;
  }
  return scopeNames(compiler.scope).spelling.get(name) ?? name;
}

function reportMember(name: string, node: PathNode, compiler: Compiler): void {
  const members = compiler.scope.members?.(name);
  const { member, from, to } = node;
  if (!members || compiler.lenient || members.some((each) => normalizeName(each) === member))
    return;
  const nearest = nearestName(member, members);
  compiler.issues.push(
    issue(
      'feel-unknown-member',
      '',
      {
        zh: `“${name}”中没有“${member}”${nearest ? `，是否指“${nearest}”？` : ''}`,
        en: `"${name}" has no "${member}"${nearest ? `; did you mean "${nearest}"?` : ''}`,
      },
      { name, member, from, to, ...(nearest === undefined ? {} : { nearest }) },
    ),
  );
}

function membersOf(list: readonly FeelValue[], member: string, env: Env): FeelValue {
  env.spend(list.length);
  return list.map((item) => propertyOf(item, member));
}

/** `a.b`: an entry, a property, or the entries of every item of a list (DMN 1.5, 10.3.2.5). */
export function compilePath(node: PathNode, compiler: Compiler, place: Place): Code {
  const name = scopeName(node, place, compiler);
  const slot = name === undefined ? undefined : compiler.scope.member?.(name, node.member);
  if (slot !== undefined) {
    compiler.slotsRead.add(slot);
    return slotCode(slot, compiler.scope.kind?.(name ?? '', node.member));
  }
  if (name !== undefined) reportMember(name, node, compiler);
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
