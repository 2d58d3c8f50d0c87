import { rawSql, type Transaction } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { type BillRunRow, holdRun } from './compute-chunk.ts';

/** An invoice as far as holding, posting and discarding it alone need to know it. */
export interface DraftRow {
  id: string;
  runId: string;
  customerId: string;
  status: 'draft' | 'posted';
  number: string | null;
  dueOn: string | null;
  currency: string;
  total: string;
  chunkNo: number;
  chunkStatus: string;
  /** Why it is held; null where it is not. */
  holdReason: string | null;
}

function readDraft(tx: Transaction, invoiceId: string): Promise<DraftRow[]> {
  return rawSql(tx)<DraftRow[]>`
    select v.id, v.run_id as "runId", v.customer_id as "customerId", v.status, v.number,
        v.due_on::text as "dueOn", v.currency, v.total::text as total, k.chunk_no as "chunkNo",
        k.status as "chunkStatus", h.reason as "holdReason"
      from invoices v
      join bill_run_chunks k on k.tenant_id = v.tenant_id and k.run_id = v.run_id
        and v.customer_id between k.customer_from and k.customer_to
      left join invoice_holds h on h.tenant_id = v.tenant_id and h.invoice_id = v.id
      where v.id = ${invoiceId}`;
}

/**
 * An invoice with its run and its chunk locked, in the order in which jobs lock them: neither the
 * run's step nor the posting of the chunk changes under the caller's hands.
 */
export async function lockDraft(
  tx: Transaction,
  ctx: Context,
  invoiceId: string,
): Promise<{ run: BillRunRow; draft: DraftRow }> {
  const missing = () => notFound({ zh: '账单', en: 'invoice' }, invoiceId);
  const [seen] = await readDraft(tx, invoiceId);
  const run = seen && (await holdRun(tx, ctx, seen.runId));
  if (!seen || !run) throw missing();
  await rawSql(tx)`
    select from bill_run_chunks where run_id = ${run.id} and chunk_no = ${seen.chunkNo} for update`;
  // Once more, as it stands behind the locks.
  const [draft] = await readDraft(tx, invoiceId);
  if (!draft) throw missing();
  return { run, draft };
}
