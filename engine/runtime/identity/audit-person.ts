import { writeAudit } from '#engine/runtime/audit';
import { type Actor, inTransaction, newContext } from '#engine/runtime/context';
import type { Verb } from '#engine/runtime/permission';
import type { Caller, People } from './identity.ts';
import { findPerson, type Person } from './person.ts';
import { listWorkplaces, type Workplace } from './workplaces.ts';

interface Event {
  verb: Verb;
  after: Record<string, unknown>;
  /** Whether the person is known to be the one who acts. */
  isProved: boolean;
}

/** Records what concerns a person in the log of every tenant where the person works. */
export async function auditPerson(
  { app }: Pick<People, 'app'>,
  person: Person,
  caller: Caller,
  event: Event,
): Promise<void> {
  for (const workplace of await listWorkplaces(app, person.id)) {
    await auditAt({ app }, person, workplace, caller, event);
  }
}

/** Records it in the log of one tenant. */
export async function auditAt(
  { app }: Pick<People, 'app'>,
  person: Person,
  { tenant, role }: Pick<Workplace, 'tenant' | 'role'>,
  { ip, userAgent }: Caller,
  { verb, after, isProved }: Event,
): Promise<void> {
  const actor: Actor = isProved
    ? { kind: 'user', id: person.id, role, name: person.name }
    : { kind: 'system' };
  const origin = {
    via: 'web' as const,
    ...(ip ? { ip } : {}),
    ...(userAgent ? { userAgent } : {}),
  };
  const ctx = { ...newContext(app, tenant.id, actor), origin };
  await inTransaction(ctx, (scope) =>
    writeAudit(scope, verb, { kind: 'person', id: person.id, after }),
  );
}

/** A failed sign-in, told to the tenants of the person whose address it was; of others nothing. */
export async function auditRefusal(
  people: People,
  email: string,
  caller: Caller,
  reason: 'password' | 'second-factor' | 'locked',
): Promise<void> {
  const person = await findPerson(people.own, email);
  if (!person) return;
  const after = { email, reason };
  await auditPerson(people, person, caller, { verb: 'session.refuse', after, isProved: false });
}
