import { rawSql } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockDraft } from './draft.ts';
import { STATUS_NAMES } from './move-run.ts';

export interface HoldInvoiceInput {
  invoiceId: string;
  /** What has to be clear before it is posted. */
  reason: string;
}

const parse = inputParser<HoldInvoiceInput>({ invoiceId: TEXT.id, reason: TEXT.word });

/**
 * Keeps a draft of a run in review back: when the run is posted it stays a draft until it is
 * released or discarded. Held already, it keeps its first reason.
 */
export async function holdInvoice({
  ctx,
  input,
}: {
  ctx: Context;
  input: HoldInvoiceInput;
}): Promise<{ invoiceId: string; runId: string; reason: string }> {
  requirePermission(ctx, 'bill-run.hold');
  const { invoiceId, reason } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const { run, draft } = await lockDraft(tx, ctx, invoiceId);
    if (draft.holdReason !== null) return { invoiceId, runId: run.id, reason: draft.holdReason };
    if (run.status !== 'review') {
      throw conflict({
        zh: `出账批次现在是“${STATUS_NAMES[run.status]}”，只有待审核批次的账单可以挂起`,
        en: `the bill run is ${run.status}; an invoice can be held only while its run is in review`,
      });
    }
    await rawSql(tx)`
      insert into invoice_holds (tenant_id, invoice_id, run_id, reason, held_by, held_at)
        values (${ctx.tenantId}, ${invoiceId}, ${run.id}, ${reason},
          ${JSON.stringify(ctx.actor)}, ${ctx.now.toString()})`;
    const { total, currency } = draft;
    await writeAudit(scope, 'bill-run.hold', {
      kind: 'invoice',
      id: invoiceId,
      after: { runId: run.id, reason, total, currency },
    });
    return { invoiceId, runId: run.id, reason };
  });
}
