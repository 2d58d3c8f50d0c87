import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type DraftRow, lockDraft } from './draft.ts';
import { postDrafts } from './post-drafts.ts';

export interface ReleasedInvoice {
  invoiceId: string;
  status: 'draft' | 'posted';
  /** Of a posted invoice. */
  number: string | null;
  /** ISO date; of a posted invoice. */
  dueOn: string | null;
}

const parse = inputParser<{ invoiceId: string }>({ invoiceId: TEXT.id });

const toReleased = ({ id, status, number, dueOn }: DraftRow): ReleasedInvoice => ({
  invoiceId: id,
  status,
  number,
  dueOn,
});

/** Takes its number in this transaction: a failure gives it back, so the series has no gap. */
async function postReleased(scope: Scope, runId: string, invoiceId: string): Promise<DraftRow> {
  await postDrafts(scope.tx, scope, runId, { invoiceId });
  const { draft } = await lockDraft(scope.tx, scope, invoiceId);
  await writeAudit(scope, 'bill-run.post', {
    kind: 'invoice',
    id: invoiceId,
    after: { runId, number: draft.number, dueOn: draft.dueOn, total: draft.total },
  });
  return draft;
}

/**
 * Lets a held draft go. While its run is in review it is posted with it; where the run, or the
 * chunk it stands in, is posted already, it is posted at once, which takes the right to post. What
 * is not held stays as it is.
 */
export async function releaseInvoice({
  ctx,
  input,
}: {
  ctx: Context;
  input: { invoiceId: string };
}): Promise<ReleasedInvoice> {
  requirePermission(ctx, 'bill-run.release');
  const { invoiceId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const { run, draft } = await lockDraft(tx, ctx, invoiceId);
    if (draft.holdReason === null) return toReleased(draft);
    const isPosted = draft.chunkStatus === 'posted';
    if (isPosted) requirePermission(ctx, 'bill-run.post');
    await rawSql(tx)`delete from invoice_holds where invoice_id = ${invoiceId}`;
    await writeAudit(scope, 'bill-run.release', {
      kind: 'invoice',
      id: invoiceId,
      before: { runId: run.id, reason: draft.holdReason },
    });
    if (!isPosted) return toReleased(draft);
    return toReleased(await postReleased(scope, run.id, invoiceId));
  });
}
