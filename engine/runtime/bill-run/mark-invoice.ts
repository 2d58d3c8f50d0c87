import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockDraft } from './draft.ts';

export type ReviewOutcome = 'right' | 'wrong';

export interface MarkInvoiceInput {
  invoiceId: string;
  /** Null takes the mark back. */
  outcome: ReviewOutcome | null;
  note?: string;
}

const parse = inputParser<MarkInvoiceInput>(
  { invoiceId: TEXT.id, outcome: { enum: ['right', 'wrong', null] } },
  { note: TEXT.long },
);

/** Records what a person found on looking at an invoice of a run in review. The last word counts. */
export async function markInvoice({
  ctx,
  input,
}: {
  ctx: Context;
  input: MarkInvoiceInput;
}): Promise<{ invoiceId: string; outcome: ReviewOutcome | null }> {
  requirePermission(ctx, 'bill-run.review-mark');
  const { invoiceId, outcome, note = '' } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const { run, draft } = await lockDraft(tx, ctx, invoiceId);
    if (draft.status !== 'draft' || run.status === 'posting') {
      throw conflict({
        zh: '账单已过账，审核标记不能再改',
        en: 'the invoice is posted; its mark can no longer change',
      });
    }
    const sql = rawSql(tx);
    if (outcome === null) {
      await sql`delete from invoice_reviews where invoice_id = ${invoiceId}`;
    } else {
      await sql`
        insert into invoice_reviews (tenant_id, invoice_id, run_id, outcome, note, reviewer, reviewed_at)
          values (${ctx.tenantId}, ${invoiceId}, ${run.id}, ${outcome}, ${note},
            ${JSON.stringify(ctx.actor)}, ${ctx.now.toString()})
        on conflict (tenant_id, invoice_id) do update
          set outcome = excluded.outcome, note = excluded.note, reviewer = excluded.reviewer,
              reviewed_at = excluded.reviewed_at`;
    }
    await writeAudit(scope, 'bill-run.review-mark', {
      kind: 'invoice',
      id: invoiceId,
      after: { runId: run.id, outcome, note },
    });
    return { invoiceId, outcome };
  });
}
