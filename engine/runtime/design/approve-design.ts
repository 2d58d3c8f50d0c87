import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { freezeDocument } from './check-document.ts';
import { contentHash } from './content-hash.ts';
import { auditView, authorOf, type Design } from './design.ts';
import { approvalRefused } from './lifecycle.ts';
import { openDraft, recordReview, writeDraft } from './open-draft.ts';

export interface ApproveDesignInput {
  kind: string;
  key: string;
  /** The draft as it was seen. */
  lockVersion: number;
  comment?: string;
}

const parse = inputParser<ApproveDesignInput>(
  { kind: TEXT.word, key: TEXT.word, lockVersion: { type: 'integer', minimum: 1 } },
  { comment: TEXT.long },
);

/**
 * Agrees to what was submitted, exactly as it would be published. By somebody who edited or
 * submitted it, edited meanwhile, or in another state: `conflict`.
 */
export async function approveDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: ApproveDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.approve');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { draft } = await openDraft(scope, given, 'approve');
    const by = authorOf(ctx.actor);
    if ([draft.submittedBy, draft.author, ...draft.editors].includes(by)) {
      throw approvalRefused('approval-own', draft);
    }
    const document = await freezeDocument(scope, draft.document as { kind: string });
    const hash = contentHash(document);
    if (hash !== draft.reviewHash) throw approvalRefused('approval-stale', draft);
    const approved = await writeDraft(scope, draft, { review: 'approved', approvedBy: by });
    const said = { comment: given.comment, contentHash: hash };
    await recordReview(scope, draft, 'approve', said);
    await writeAudit(scope, 'design.approve', {
      kind: 'design',
      id: draft.id,
      before: auditView(draft),
      after: { ...auditView(approved), comment: given.comment ?? '' },
    });
    return approved;
  });
}
