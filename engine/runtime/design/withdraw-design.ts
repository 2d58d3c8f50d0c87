import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { NO_REVIEW, openDraft, recordReview, writeDraft } from './open-draft.ts';

export interface WithdrawDesignInput {
  kind: string;
  key: string;
  /** The draft as it was seen. */
  lockVersion: number;
  comment?: string;
}

const parse = inputParser<WithdrawDesignInput>(
  { kind: TEXT.word, key: TEXT.word, lockVersion: { type: 'integer', minimum: 1 } },
  { comment: TEXT.long },
);

/** Takes back what was submitted or approved; it is a plain draft again. */
export async function withdrawDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: WithdrawDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.withdraw');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { draft } = await openDraft(scope, given, 'withdraw');
    const written = await writeDraft(scope, draft, NO_REVIEW);
    const said = { comment: given.comment, contentHash: draft.reviewHash ?? draft.contentHash };
    await recordReview(scope, draft, 'withdraw', said);
    await writeAudit(scope, 'design.withdraw', {
      kind: 'design',
      id: draft.id,
      before: auditView(draft),
      after: { ...auditView(written), comment: given.comment ?? '' },
    });
    return written;
  });
}
