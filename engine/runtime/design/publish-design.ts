import { and, eq, sql } from 'drizzle-orm';
import { designs } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { toPublishable } from './check-document.ts';
import { contentHash } from './content-hash.ts';
import { auditView, type Design } from './design.ts';
import { approvalRefused, draftChanged } from './lifecycle.ts';
import { NO_REVIEW, openDraft } from './open-draft.ts';

export interface PublishDesignInput {
  kind: string;
  key: string;
  /** The draft as it was seen. */
  lockVersion: number;
  /** The day it begins to hold; from the beginning if missing. */
  effectiveFrom?: string;
  message?: string;
}

const parse = inputParser<PublishDesignInput>(
  { kind: TEXT.word, key: TEXT.word, lockVersion: { type: 'integer', minimum: 1 } },
  { effectiveFrom: TEXT.date, message: TEXT.long },
);

/**
 * Makes the draft the next version, which never changes again; with a day to come it is scheduled.
 * Its issues, a scenario that fails among them: `invalid`. Edited meanwhile, or not approved where
 * the tenant asks for it: `conflict`.
 */
export async function publishDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: PublishDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.publish');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { draft, rules } = await openDraft(scope, given, 'publish');
    const document = await toPublishable(scope, draft.document);
    const hash = contentHash(document);
    const isApproved = draft.review === 'approved' && draft.reviewHash === hash;
    if (rules.requiresApproval && !isApproved) throw approvalRefused('approval-stale', draft);
    const published = await writePublished(scope, draft, given, {
      document,
      contentHash: hash,
      ...(isApproved ? {} : NO_REVIEW),
    });
    await writeAudit(scope, 'design.publish', {
      kind: 'design',
      id: draft.id,
      before: auditView(draft),
      after: auditView(published),
    });
    return published;
  });
}

async function writePublished(
  scope: Scope,
  draft: Design,
  given: PublishDesignInput,
  values: Partial<Design>,
): Promise<Design> {
  const now = scope.now.toString();
  const nextVersion = sql<number>`(
    select coalesce(max(d.version), 0) + 1 from designs d
      where d.tenant_id = ${draft.tenantId} and d.kind = ${draft.kind} and d.key = ${draft.key})`;
  const [published] = await scope.tx
    .update(designs)
    .set({
      ...values,
      status: 'published',
      version: nextVersion,
      effectiveFrom: given.effectiveFrom ?? null,
      ...(given.message === undefined ? {} : { message: given.message }),
      publishedAt: now,
      updatedAt: now,
    })
    .where(
      and(
        eq(designs.tenantId, scope.tenantId),
        eq(designs.id, draft.id),
        eq(designs.status, 'draft'),
        eq(designs.lockVersion, given.lockVersion),
      ),
    )
    .returning();
  if (published) return published;
  throw draftChanged(draft);
}
