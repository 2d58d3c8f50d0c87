import { rawSql, type Transaction } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { deleteDrafts } from './delete-drafts.ts';
import { type DraftRow, lockDraft } from './draft.ts';
import { refreshTotals } from './finish.ts';
import { recountChunk } from './recount-chunk.ts';

const parse = inputParser<{ invoiceId: string }>({ invoiceId: TEXT.id });

/** Later periods stand on the ones of this draft; it can't be pulled out from under them. */
async function checkLast(tx: Transaction, draft: DraftRow): Promise<void> {
  const [later] = await rawSql(tx)`
    select from subscription_items i
      join billed_periods p on p.tenant_id = i.tenant_id and p.item_id = i.id
      join billed_periods n on n.tenant_id = p.tenant_id and n.item_id = p.item_id
        and n.period_start >= p.period_end and n.invoice_id <> p.invoice_id
      where i.customer_id = ${draft.customerId} and p.invoice_id = ${draft.id}
      limit 1`;
  if (!later) return;
  throw conflict({
    zh: '这张账单之后的账期已经计费，不能再作废；请放行，或在后续账单中更正',
    en: 'later periods are billed already, so this draft can no longer be discarded; release it, and correct it with a later invoice',
  });
}

/** The customer stands among the exceptions of the run: not billed by it, and why. */
async function noteUnbilled(tx: Transaction, ctx: Context, draft: DraftRow): Promise<void> {
  const reason = draft.holdReason ?? '';
  const issues = [
    issue(
      'draft-discarded',
      '',
      { zh: `草稿账单已作废：${reason}`, en: `the draft was discarded: ${reason}` },
      { reason, total: draft.total, currency: draft.currency },
    ),
  ];
  await rawSql(tx)`
    insert into bill_run_exceptions (tenant_id, run_id, customer_id, chunk_no, issues, created_at)
      values (${ctx.tenantId}, ${draft.runId}, ${draft.customerId}, ${draft.chunkNo},
        ${JSON.stringify(issues)}::jsonb, ${ctx.now.toString()})
    on conflict (tenant_id, run_id, customer_id)
      do update set issues = excluded.issues, status = 'open', created_at = excluded.created_at`;
}

/**
 * Discards a held draft, in review or after its run was posted. What it billed is open again: the
 * customer becomes an exception of the run, can be computed once more while it is in review, and is
 * billed by the next run otherwise. Only from the end of the timelines it bills.
 */
export async function discardDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: { invoiceId: string };
}): Promise<{ runId: string; customerId: string }> {
  requirePermission(ctx, 'bill-run.discard-draft');
  const { invoiceId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const { tx } = scope;
    const { run, draft } = await lockDraft(tx, ctx, invoiceId);
    if (draft.holdReason === null) {
      throw conflict({
        zh: '只有已挂起的草稿账单可以单独作废',
        en: 'only a draft that is held can be discarded by itself',
      });
    }
    await checkLast(tx, draft);
    const sql = rawSql(tx);
    await deleteDrafts(
      sql,
      sql`select tenant_id, id, customer_id from invoices where id = ${invoiceId}`,
    );
    await noteUnbilled(tx, ctx, draft);
    await recountChunk(sql, run.id, draft.chunkNo);
    await refreshTotals(tx, run.id);
    const { customerId, total, currency, holdReason: reason } = draft;
    await writeAudit(scope, 'bill-run.discard-draft', {
      kind: 'invoice',
      id: invoiceId,
      before: { runId: run.id, customerId, total, currency, reason },
    });
    return { runId: run.id, customerId };
  });
}
