import { randomUUIDv7 as uuid } from 'node:crypto';
import type { Context, Role } from '#engine/runtime/context';
import type { TestDatabase } from './create-test-database.ts';

/** The context of a verb: an administrator at a fixed instant, unless told. */
export function testContext(
  database: TestDatabase,
  tenantId: string,
  given: Partial<Context> = {},
): Context {
  return {
    db: database.db,
    tenantId,
    actor: asRole('administrator'),
    now: Temporal.Instant.from('2026-03-10T08:00:00Z'),
    newId: () => uuid(),
    ...given,
  };
}

export function asRole(role: Role): Context['actor'] {
  return { kind: 'user', id: `user-${role}`, role };
}

/** What the audit log holds of a subject, oldest first. */
export function readAudit({ admin }: TestDatabase, subjectId: string) {
  return admin<
    { tenantId: string; verb: string; actor: unknown; before: unknown; after: unknown }[]
  >`
    select tenant_id as "tenantId", verb, actor, before, after from audit_entries
      where subject_id = ${subjectId} order by id`;
}
