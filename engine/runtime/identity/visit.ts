import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { sessions } from '#drizzle/tables/identity';
import { notFound } from '#engine/runtime/error';
import { auditAt } from './audit-person.ts';
import type { Auth } from './auth.ts';
import type { Caller, People } from './identity.ts';
import type { Person } from './person.ts';
import { listWorkplaces, type Workplace } from './workplaces.ts';

/** A person at a browser that is signed in. */
export interface Visit {
  sessionId: string;
  person: Person;
  hasSecondFactor: boolean;
  workplaces: Workplace[];
  /** The one chosen, or the only one; undefined while none is. */
  workplace: Workplace | undefined;
}

export interface Identity extends People {
  auth: Auth;
}

/** Who is signed in with these headers, by one look at the session and one at the memberships. */
export async function findVisit(
  { auth, app, own }: Identity,
  headers: Headers,
): Promise<Visit | undefined> {
  const found = await auth.api
    .getSession({ headers, query: { disableRefresh: true } })
    .catch(async (error: unknown) => {
      // The library says only that it failed; a database that is away says so itself.
      await own.sql`select 1`;
      throw error;
    });
  if (!found) return undefined;
  const { user, session } = found;
  const workplaces = await listWorkplaces(app, user.id);
  const chosen = workplaces.find(({ tenant }) => tenant.id === session.tenantId);
  return {
    sessionId: session.id,
    person: { id: user.id, name: user.name, email: user.email },
    hasSecondFactor: user.twoFactorEnabled === true,
    workplaces,
    workplace: chosen ?? (workplaces.length === 1 ? workplaces[0] : undefined),
  };
}

/** Chooses where the person works from now on in this browser; `not-found` where it isn't. */
export async function enterWorkplace(
  people: People,
  visit: Visit,
  tenantId: string,
  caller: Caller,
): Promise<void> {
  const workplace = visit.workplaces.find(({ tenant }) => tenant.id === tenantId);
  if (!workplace) throw notFound({ zh: '租户', en: 'tenant' }, tenantId);
  await people.own.orm
    .update(sessions)
    .set({ tenantId, updatedAt: new Date() })
    .where(eq(sessions.id, visit.sessionId));
  const event = { verb: 'session.open', after: { sessionId: visit.sessionId } } as const;
  await auditAt(people, visit.person, workplace, caller, { ...event, isProved: true });
}

/** Records that the person leaves; the session itself is ended by the sign-out. */
export async function auditLeaving(people: People, visit: Visit, caller: Caller): Promise<void> {
  if (!visit.workplace) return;
  const event = { verb: 'session.close', after: { sessionId: visit.sessionId } } as const;
  await auditAt(people, visit.person, visit.workplace, caller, { ...event, isProved: true });
}

export interface ShownSession {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  /** ISO instants. */
  createdAt: string;
  expiresAt: string;
  isThis: boolean;
}

/** The browsers in which the person is signed in, the latest first. */
export async function listSessions({ own }: People, visit: Visit): Promise<ShownSession[]> {
  const rows = await own.orm
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, visit.person.id), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.createdAt))
    .limit(50);
  return rows.map((row) => ({
    id: row.id,
    ipAddress: row.ipAddress,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isThis: row.id === visit.sessionId,
  }));
}

/** Puts out one of the person's browsers, or all but this one. */
export async function endSessions(
  { own }: People,
  visit: Visit,
  which: { id: string } | 'others',
): Promise<number> {
  const ofPerson = eq(sessions.userId, visit.person.id);
  const chosen = which === 'others' ? ne(sessions.id, visit.sessionId) : eq(sessions.id, which.id);
  const ended = await own.orm
    .delete(sessions)
    .where(and(ofPerson, chosen))
    .returning({ id: sessions.id });
  return ended.length;
}
