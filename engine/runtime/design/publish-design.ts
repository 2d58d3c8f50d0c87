import { and, eq, sql } from 'drizzle-orm';
import { designs } from '#drizzle';
import { hasErrors } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict, invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { checkDocument, freezeDocument } from './check-document.ts';
import { contentHash } from './content-hash.ts';
import { auditView, type Design } from './design.ts';
import { findDraft } from './find-draft.ts';

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
 * Makes the draft the next version, which never changes again. Its issues: `invalid`; edited
 * meanwhile: `conflict`.
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
    const draft = await findDraft(scope, given);
    const issues = await checkDocument(scope, draft.document);
    if (hasErrors(issues)) throw invalid(issues);
    const published = await writePublished(scope, draft, given);
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
): Promise<Design> {
  const now = scope.now.toString();
  const document = await freezeDocument(scope, draft.document as { kind: string });
  const nextVersion = sql<number>`(
    select coalesce(max(d.version), 0) + 1 from designs d
      where d.tenant_id = ${draft.tenantId} and d.kind = ${draft.kind} and d.key = ${draft.key})`;
  const [published] = await scope.tx
    .update(designs)
    .set({
      status: 'published',
      document,
      contentHash: contentHash(document),
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
  throw conflict({
    zh: `${draft.kind} ${draft.key} 的草稿已被修改，请重新打开`,
    en: `the draft of ${draft.kind} ${draft.key} was changed meanwhile; open it again`,
  });
}
