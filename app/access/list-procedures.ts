import type { Verb } from '#engine/runtime/permission';

export interface ListedProcedure {
  /** Such as `customer.list`. */
  path: string;
  /** The rule that it names; missing where it names none. */
  rule: Verb | undefined;
  /** The name of the verb's function. */
  verb: string;
  isCommand: boolean;
}

/** Every procedure of a router, with what it says of itself. */
export function listProcedures(all: { _def: { procedures: unknown } }): ListedProcedure[] {
  const procedures = all._def.procedures as Record<
    string,
    { _def: { type?: string; meta?: { verb?: Verb; by?: string } } }
  >;
  return Object.entries(procedures).map(([path, { _def }]) => ({
    path,
    rule: _def.meta?.verb,
    verb: _def.meta?.by ?? '',
    isCommand: _def.type === 'mutation',
  }));
}
