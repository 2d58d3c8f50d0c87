import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { NO_REVIEW, openDraft, recordReview, writeDraft } from './open-draft.ts';

export interface RejectDesignInput {
  kind: string;
  key: string;
  /** The draft as it was seen. */
  lockVersion: number;
  /** Why. */
  comment: string;
}

const parse = inputParser<RejectDesignInput>({
  kind: TEXT.word,
  key: TEXT.word,
  lockVersion: { type: 'integer', minimum: 1 },
  comment: { ...TEXT.long, minLength: 1 },
});

/** Sends what was submitted back to its authors, who are told why; it is a plain draft again. */
export async function rejectDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: RejectDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.reject');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { draft } = await openDraft(scope, given, 'reject');
    const written = await writeDraft(scope, draft, NO_REVIEW);
    const said = { comment: given.comment, contentHash: draft.reviewHash ?? draft.contentHash };
    await recordReview(scope, draft, 'reject', said);
    await writeAudit(scope, 'design.reject', {
      kind: 'design',
      id: draft.id,
      before: auditView(draft),
      after: { ...auditView(written), comment: given.comment ?? '' },
    });
    return written;
  });
}
