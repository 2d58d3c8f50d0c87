import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';

/**
 * Holds off bill runs and refuses where one is at work on either customer: what it has read would
 * be billed once for each of them. No run begins or moves on while the table is locked, which is
 * for the few milliseconds of a merge.
 */
export async function guardBilling({ tx, tenantId }: Scope, ids: readonly string[]): Promise<void> {
  const sql = rawSql(tx);
  await sql`lock table bill_runs in share mode`;
  // A retry of exceptions holds them, and makes drafts of them.
  await sql`
    select from bill_run_exceptions
      where tenant_id = ${tenantId} and customer_id = any (${[...ids]}::uuid[]) and status = 'open'
      for update`;
  const [open] = await sql<{ start: string; end: string; status: string }[]>`
    select r.period_start::text as start, r.period_end::text as end, r.status
      from bill_runs r
      where r.tenant_id = ${tenantId} and (r.status in ('planned', 'computing') or exists (
        select from invoices v
          where v.tenant_id = r.tenant_id and v.run_id = r.id and v.status = 'draft'
            and v.customer_id = any (${[...ids]}::uuid[])))
      limit 1`;
  if (!open) return;
  throw conflict({
    zh: `账期 ${open.start} 至 ${open.end} 的出账批次尚未过账，请待其过账或作废后再操作`,
    en: `the bill run ${open.start} to ${open.end} is not posted yet; wait until it is, or discard it`,
  });
}
