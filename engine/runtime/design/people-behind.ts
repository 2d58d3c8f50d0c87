import { and, eq } from 'drizzle-orm';
import { auditEntries } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { authorOf } from './design.ts';

/** Who acts; of a key of the API also the person who made it, as the audit log has it. */
export async function peopleBehind({ tx, tenantId, actor }: Scope): Promise<string[]> {
  const own = authorOf(actor);
  if (actor.kind !== 'key') return [own];
  const [made] = await tx
    .select({ actor: auditEntries.actor })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.tenantId, tenantId),
        eq(auditEntries.subjectKind, 'api-key'),
        eq(auditEntries.subjectId, actor.id),
        eq(auditEntries.verb, 'api-key.create'),
      ),
    );
  const { id } = (made?.actor ?? {}) as { id?: string };
  return id === undefined ? [own] : [own, id];
}
