import { and, desc, eq, sql } from 'drizzle-orm';
import { auditEntries, type DesignReviewAction, designReviews, designs } from '#drizzle';
import type { LifecycleAction } from '#engine/core/lifecycle';
import type { Scope } from '#engine/runtime/context';
import { authorOf, type Design } from './design.ts';
import { findDraft } from './find-draft.ts';
import { draftChanged, type Hand, loadRules, requireState, type TenantRules } from './lifecycle.ts';

/** A draft as somebody saw it. */
export interface SeenDraft {
  kind: string;
  key: string;
  lockVersion: number;
}

/**
 * The draft, locked, if it is still what was seen and its state allows the action. Changed
 * meanwhile, or in another state: `conflict`, with who and when.
 */
export async function openDraft(
  scope: Scope,
  seen: SeenDraft,
  action: LifecycleAction,
): Promise<{ draft: Design; rules: TenantRules }> {
  const draft = await findDraft(scope, seen);
  if (draft.lockVersion !== seen.lockVersion) {
    throw draftChanged(draft, await lastHand(scope, draft));
  }
  const rules = await loadRules(scope);
  requireState(action, draft, rules);
  return { draft, rules };
}

/** Who did the last thing to a draft, and what this person is called. */
async function lastHand({ tx, tenantId }: Scope, draft: Design): Promise<Hand> {
  const [entry] = await tx
    .select({ actor: auditEntries.actor, name: sql<string | null>`m.name` })
    .from(auditEntries)
    .leftJoin(
      sql`memberships m`,
      sql`m.tenant_id = ${auditEntries.tenantId} and m.user_id::text = ${auditEntries.actor} ->> 'id'`,
    )
    .where(
      and(
        eq(auditEntries.tenantId, tenantId),
        eq(auditEntries.subjectKind, 'design'),
        eq(auditEntries.subjectId, draft.id),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  if (!entry) return { by: draft.author, byName: draft.author };
  const by = authorOf(entry.actor as { kind: string });
  return { by, byName: entry.name ?? by };
}

type DraftValues = Partial<
  Pick<
    Design,
    | 'document'
    | 'contentHash'
    | 'author'
    | 'message'
    | 'editors'
    | 'review'
    | 'reviewHash'
    | 'submittedBy'
    | 'approvedBy'
  >
>;

/** What a draft has that nobody submitted. */
export const NO_REVIEW = {
  review: null,
  reviewHash: null,
  submittedBy: null,
  approvedBy: null,
} as const;

/** Writes a draft that is as it was read, and counts its lock up. */
export async function writeDraft(
  scope: Scope,
  draft: Design,
  values: DraftValues,
): Promise<Design> {
  const [written] = await scope.tx
    .update(designs)
    .set({
      ...values,
      lockVersion: sql`${designs.lockVersion} + 1`,
      updatedAt: scope.now.toString(),
    })
    .where(
      and(
        eq(designs.tenantId, scope.tenantId),
        eq(designs.id, draft.id),
        eq(designs.status, 'draft'),
        eq(designs.lockVersion, draft.lockVersion),
      ),
    )
    .returning();
  if (written) return written;
  throw draftChanged(draft);
}

/** Adds to the conversation about a draft. */
export async function recordReview(
  scope: Scope,
  draft: Design,
  action: DesignReviewAction,
  given: { comment?: string; contentHash: string },
): Promise<void> {
  await scope.tx.insert(designReviews).values({
    tenantId: scope.tenantId,
    id: scope.newId(),
    designId: draft.id,
    action,
    by: authorOf(scope.actor),
    at: scope.now.toString(),
    comment: given.comment ?? '',
    contentHash: given.contentHash,
  });
}
