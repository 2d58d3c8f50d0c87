import { and, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView } from './design.ts';
import { draftChanged } from './lifecycle.ts';
import { openDraft } from './open-draft.ts';
import { latestVersionId } from './store-draft.ts';

export interface DiscardDraftInput {
  kind: string;
  key: string;
  /** The draft as it was seen. */
  lockVersion: number;
}

export interface DiscardedDraft {
  kind: string;
  key: string;
  /** No version of it was ever published, so the design is gone with its draft. */
  isGone: boolean;
}

const parse = inputParser<DiscardDraftInput>({
  kind: TEXT.word,
  key: TEXT.word,
  lockVersion: { type: 'integer', minimum: 1 },
});

/** Deletes a draft; versions that were published stay. Edited meanwhile: `conflict`. */
export async function discardDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: DiscardDraftInput;
}): Promise<DiscardedDraft> {
  requirePermission(ctx, 'design.discard-draft');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { draft } = await openDraft(scope, given, 'discard-draft');
    const [deleted] = await scope.tx
      .delete(designs)
      .where(
        and(
          eq(designs.tenantId, scope.tenantId),
          eq(designs.id, draft.id),
          eq(designs.status, 'draft'),
          eq(designs.lockVersion, given.lockVersion),
        ),
      )
      .returning({ id: designs.id });
    if (!deleted) throw draftChanged(draft);
    await writeAudit(scope, 'design.discard-draft', {
      kind: 'design',
      id: draft.id,
      before: auditView(draft),
    });
    const { kind, key } = draft;
    return { kind, key, isGone: (await latestVersionId(scope, draft)) === undefined };
  });
}
