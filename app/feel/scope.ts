import { FeelFunction, type FeelKind, type Scope, simpleType } from '#engine/core/feel';
import type { LocalText } from '#schemas';

/** Something that is read of a value by a point. */
export interface FeelMember {
  name: string;
  /** As FEEL names its types; undefined where it isn't known. */
  type?: string;
  /** What it was in the last run, for people. */
  value?: string;
  /** The only texts that it can be. */
  allowed?: readonly string[];
  members?: readonly FeelMember[];
}

/** A name that an expression can say. */
export interface FeelName extends FeelMember {
  kind: 'value' | 'constant' | 'function';
  about?: LocalText;
  /** Of a function. */
  parameters?: readonly { name: string; type: string }[];
}

/** Everything that an expression sees, and in unary tests what they look at. */
export interface FeelScope {
  names: readonly FeelName[];
  input?: Pick<FeelMember, 'type' | 'value' | 'allowed'>;
}

export type Dialect = 'expression' | 'unary-tests';

export const NO_NAMES: FeelScope = { names: [] };

const KINDS = new Set<FeelKind>([
  'boolean',
  'string',
  'number',
  'list',
  'context',
  'range',
  'date',
  'time',
  'date and time',
  'years and months duration',
  'days and time duration',
]);

const kindOf = (type: string | undefined): FeelKind | undefined => {
  const known = type === undefined ? undefined : simpleType(type);
  return KINDS.has(known as FeelKind) ? (known as FeelKind) : undefined;
};

function functionOf({ name, parameters = [], type }: FeelName): FeelFunction {
  const typed = parameters.map((each) => ({
    name: each.name,
    type: simpleType(each.type) ?? ('Any' as const),
  }));
  return new FeelFunction(name, typed, () => null, simpleType(type ?? '') ?? 'Any');
}

/**
 * The scope as the engine's compiler takes it. With types it also finds what can only give null; an
 * expression of a design is published without that.
 */
export function engineScope({ names }: FeelScope, withTypes: boolean): Scope {
  const byName = new Map(names.map((each, index) => [each.name, { each, index }]));
  const memberOf = (name: string, member: string) =>
    byName.get(name)?.each.members?.find((each) => each.name === member);
  const scope: Scope = {
    names: () => [...byName.keys()],
    slot: (name) => byName.get(name)?.index,
    constant(name) {
      const found = byName.get(name)?.each;
      return found?.kind === 'function' ? functionOf(found) : undefined;
    },
    member: (name, member) => (memberOf(name, member) ? (byName.get(name)?.index ?? 0) : undefined),
  };
  if (!withTypes) return scope;
  return {
    ...scope,
    kind: (name, member) =>
      kindOf(member === undefined ? byName.get(name)?.each.type : memberOf(name, member)?.type),
  };
}
