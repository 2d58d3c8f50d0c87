import { auditEntries } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import type { Verb } from '#engine/runtime/permission';

export interface AuditSubject {
  kind: string;
  id: string;
  /** The state before and after, as far as the verb changed it; never a secret. */
  before?: unknown;
  after?: unknown;
}

/** Records who did what, in the verb's own transaction. */
export async function writeAudit(scope: Scope, verb: Verb, subject: AuditSubject): Promise<void> {
  await scope.tx.insert(auditEntries).values({
    tenantId: scope.tenantId,
    id: scope.newId(),
    at: scope.now.toString(),
    actor: { ...scope.actor },
    verb,
    origin: scope.origin ? { ...scope.origin } : null,
    subjectKind: subject.kind,
    subjectId: subject.id,
    before: subject.before ?? null,
    after: subject.after ?? null,
  });
}
