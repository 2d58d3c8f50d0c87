import type { Scope } from '#engine/core/feel';
import type { DecisionTableContent } from '#schemas';

/** A scope over names as people write them: `speed`, `tariff.price`. */
export function scopeOfPaths(names: readonly string[]): Scope {
  const slots = new Map(names.map((name, index) => [name, index]));
  const roots = [...new Set(names.map((name) => name.split('.')[0] ?? name))];
  return {
    slot: (name) => slots.get(name),
    member: (name, member) => slots.get(`${name}.${member}`),
    names: () => roots,
  };
}

const scopes = new WeakMap<object, Scope>();

/** A table that sees no flow can say at least what its inputs are. */
export function scopeOfInputs({ inputs }: DecisionTableContent): Scope {
  const known = scopes.get(inputs);
  const made = known ?? scopeOfPaths(inputs.map(({ expression }) => String(expression)));
  scopes.set(inputs, made);
  return made;
}
