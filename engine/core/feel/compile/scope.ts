import { isPlainName, type NameShape, normalizeName } from '#engine/core/feel/parse';
import type { FeelKind, FeelValue } from '#engine/core/feel/value';

/** The names an expression may use, each with the slot its value stands in at run time. */
export interface Scope {
  /** The slot of a name; undefined where the name is unknown. */
  slot(name: string): number | undefined;
  /** The value of a name that is the same in every run, a function among them. */
  constant?(name: string): FeelValue | undefined;
  /** A path `name.member` that is a slot of its own. */
  member?(name: string, member: string): number | undefined;
  /** All members a name can have; undefined where that isn't known. Others become issues. */
  members?(name: string): readonly string[] | undefined;
  /** What a name, or a member of it, holds where it isn't null; undefined where that isn't known. */
  kind?(name: string, member?: string): FeelKind | undefined;
  /** All names in scope; needed for names with spaces and for suggestions. */
  names(): readonly string[];
  /** Names below a name, where they hold spaces or signs. */
  shape?(name: string): NameShape | undefined;
}

export interface ScopeNames {
  readonly shape: NameShape;
  /** From the normalized spelling to the scope's own. */
  readonly spelling: ReadonlyMap<string, string>;
}

const known = new WeakMap<Scope, ScopeNames>();

/** What the parser needs of a scope, computed once for each scope object. */
export function scopeNames(scope: Scope): ScopeNames {
  const existing = known.get(scope);
  if (existing) return existing;
  const shape: Record<string, NameShape | true> = {};
  const spelling = new Map<string, string>();
  for (const name of scope.names()) {
    const below = scope.shape?.(name) ?? shapeOfMembers(scope.members?.(name));
    if (below || !isPlainName(name)) shape[name] = below ?? true;
    spelling.set(normalizeName(name), name);
  }
  const made = { shape, spelling };
  known.set(scope, made);
  return made;
}

function shapeOfMembers(members: readonly string[] | undefined): NameShape | undefined {
  return members && Object.fromEntries(members.map((name) => [name, true as const]));
}

/** A scope over a fixed list of names; the position is the slot. */
export function scopeOfNames(
  names: readonly string[],
  shapes: Readonly<Record<string, NameShape>> = {},
): Scope {
  const slots = new Map(names.map((name, index) => [name, index]));
  return {
    slot: (name) => slots.get(name),
    names: () => names,
    shape: (name) => (Object.hasOwn(shapes, name) ? shapes[name] : undefined),
  };
}
