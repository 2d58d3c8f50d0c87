import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { toPublishable } from './check-document.ts';
import { contentHash } from './content-hash.ts';
import { auditView, authorOf, type Design } from './design.ts';
import { openDraft, recordReview, writeDraft } from './open-draft.ts';
import { peopleBehind } from './people-behind.ts';

export interface SubmitDesignInput {
  kind: string;
  key: string;
  /** The draft as it was seen. */
  lockVersion: number;
  /** What changed and why, for whoever approves it and for the version. */
  message?: string;
}

const parse = inputParser<SubmitDesignInput>(
  { kind: TEXT.word, key: TEXT.word, lockVersion: { type: 'integer', minimum: 1 } },
  { message: TEXT.long },
);

/**
 * Hands a draft over to be approved, as it would be published now. Its issues: `invalid`; edited
 * meanwhile or submitted already: `conflict`.
 */
export async function submitDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: SubmitDesignInput;
}): Promise<Design> {
  requirePermission(ctx, 'design.submit');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { draft } = await openDraft(scope, given, 'submit');
    const reviewHash = contentHash(await toPublishable(scope, draft.document));
    const submitted = await writeDraft(scope, draft, {
      review: 'submitted',
      reviewHash,
      submittedBy: authorOf(ctx.actor),
      // Whoever submits vouches for it as those do who edited it.
      editors: [...new Set([...draft.editors, ...(await peopleBehind(scope))])],
      ...(given.message === undefined ? {} : { message: given.message }),
    });
    const said = { comment: given.message, contentHash: reviewHash };
    await recordReview(scope, draft, 'submit', said);
    await writeAudit(scope, 'design.submit', {
      kind: 'design',
      id: draft.id,
      before: auditView(draft),
      after: auditView(submitted),
    });
    return submitted;
  });
}
