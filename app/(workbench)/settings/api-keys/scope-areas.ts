import { ROLES, type Role } from '#engine/runtime/context';
import { PERMISSIONS, SCOPES, scopeOf, type Verb } from '#engine/runtime/permission';
import { ROUTES } from '../../../rest/index.ts';

/** A noun with what of it a key may be given. */
export interface ScopeArea {
  noun: string;
  read: string | null;
  write: string | null;
}

const nounOf = (scope: string): string => scope.slice(0, scope.indexOf(':'));

/** The scopes that a route asks for; others would be of no use to a key. */
export function usefulScopes(): string[] {
  const asked = new Set(ROUTES.map(({ rule }) => scopeOf(rule)));
  return SCOPES.filter((scope) => asked.has(scope));
}

/** The same, a line for each noun. */
export function scopeAreas(): ScopeArea[] {
  const useful = usefulScopes();
  const nouns = [...new Set(useful.map(nounOf))];
  const known = (scope: string) => (useful.includes(scope) ? scope : null);
  return nouns.map((noun) => ({
    noun,
    read: known(`${noun}:read`),
    write: known(`${noun}:write`),
  }));
}

/** The scopes under which a role may do anything at all. */
export function scopesByRole(): Record<Role, string[]> {
  const verbs = Object.keys(PERMISSIONS) as Verb[];
  const useful = usefulScopes();
  const scopesOf = (role: Role) => {
    const own = verbs.filter((verb) => (PERMISSIONS[verb] as readonly Role[]).includes(role));
    const scopes = new Set(own.map(scopeOf));
    return useful.filter((scope) => scopes.has(scope));
  };
  return Object.fromEntries(ROLES.map((role) => [role, scopesOf(role)])) as Record<Role, string[]>;
}
