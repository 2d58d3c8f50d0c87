import { PERMISSIONS, type Verb } from './permissions.ts';

/** What only looks; every other verb of a noun writes. */
const READING: ReadonlySet<string> = new Set(['get', 'list', 'export', 'explain', 'everything']);

/** Of people and for people: no key of the API may do it, whatever its role. */
const PERSONAL: ReadonlySet<string> = new Set([
  'tenant.create',
  'tenant.set-design-approval',
  'design.approve',
  'design.reject',
  'customer.reveal-credential',
  'mail.list',
]);
const PERSONAL_NOUNS: ReadonlySet<string> = new Set([
  'member',
  'session',
  'security',
  'api-key',
  'bench',
  'saved-view',
  'work',
]);

/**
 * The scope that a key of the API needs for a verb, such as `customer:read`; undefined for verbs
 * that are for people only.
 */
export function scopeOf(verb: Verb): string | undefined {
  const [noun = '', action = 'get'] = verb.split('.');
  if (PERSONAL.has(verb) || PERSONAL_NOUNS.has(noun)) return undefined;
  return `${noun}:${READING.has(action) ? 'read' : 'write'}`;
}

/** Every scope there is, in the order of the table of permissions. */
export const SCOPES: readonly string[] = [
  ...new Set(
    (Object.keys(PERMISSIONS) as Verb[]).flatMap((verb) => {
      const scope = scopeOf(verb);
      return scope === undefined ? [] : [scope];
    }),
  ),
];
