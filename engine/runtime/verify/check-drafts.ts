import { rawSql, type Transaction } from '#drizzle';
import type { Findings } from './report.ts';

/**
 * A draft that its posted run left behind is held, by somebody and for a reason; any other was
 * forgotten. Held ones are no gap: their periods are billed, and the next run goes on behind them.
 */
export async function checkDrafts(tx: Transaction, findings: Findings): Promise<void> {
  const sql = rawSql(tx);
  const forgotten = await sql<{ id: string; run: string }[]>`
    select v.id, v.run_id as run
      from invoices v
      join bill_runs r on r.tenant_id = v.tenant_id and r.id = v.run_id
      left join invoice_holds h on h.tenant_id = v.tenant_id and h.invoice_id = v.id
      where v.status = 'draft' and r.status = 'posted' and h.invoice_id is null
      order by v.id limit 1000`;
  for (const { id, run } of forgotten) {
    findings.add(
      'draft-not-posted',
      `/invoices/${id}`,
      {
        zh: `账单 ${id} 所在的批次 ${run} 已过账，但它仍是草稿，也没有挂起`,
        en: `invoice ${id} is still a draft though its run ${run} is posted, and it is not held`,
      },
      { invoice: id, run },
    );
  }
  const orphaned = await sql<{ id: string; status: string | null }[]>`
    select h.invoice_id as id, v.status
      from invoice_holds h
      left join invoices v on v.tenant_id = h.tenant_id and v.id = h.invoice_id
      where v.status is distinct from 'draft'
      order by h.invoice_id limit 1000`;
  for (const { id, status } of orphaned) {
    findings.add(
      'hold-without-draft',
      `/invoices/${id}`,
      status === null
        ? { zh: `挂起的账单 ${id} 不存在`, en: `invoice ${id} is held but missing` }
        : { zh: `账单 ${id} 已过账却仍挂起`, en: `invoice ${id} is posted and still held` },
      { invoice: id },
    );
  }
}
