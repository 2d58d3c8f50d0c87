import { rawSql, type Transaction } from '#drizzle';
import type { Findings } from './report.ts';

/**
 * No usage is dropped in silence: what came in after its period was billed, or lies before the
 * billing of its item begins, stands on no bill, and is named here.
 */
export async function checkUsage(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await rawSql(tx)<
    { item: string; metric: string; day: string; quantity: string; invoice: string | null }[]
  >`
    select u.item_id as item, u.metric, u.occurred_on::text as day, u.quantity::text as quantity,
        v.number as invoice
      from usage_records u
      join subscription_items i on i.tenant_id = u.tenant_id and i.id = u.item_id
      left join billed_periods p on p.tenant_id = u.tenant_id and p.item_id = u.item_id
        and u.occurred_on >= p.period_start and u.occurred_on < p.period_end
      left join invoices v on v.tenant_id = p.tenant_id and v.id = p.invoice_id
      left join bill_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id
      where u.occurred_on < i.billing_from
        or (v.status = 'posted' and u.created_at > r.finished_at)
      order by u.item_id, u.occurred_on, u.metric
      limit 1000`;
  for (const { item, metric, day, quantity, invoice } of rows) {
    const why = invoice
      ? { zh: `账期已由账单 ${invoice} 计费`, en: `its period was already billed by ${invoice}` }
      : { zh: '早于该项目开始计费之日', en: 'it lies before the billing of its item begins' };
    findings.add(
      'usage-not-billed',
      `/items/${item}/usage/${day}`,
      {
        zh: `项目 ${item} 在 ${day} 的用量 ${metric} ${quantity} 没有计费：${why.zh}`,
        en: `usage ${metric} ${quantity} of item ${item} on ${day} is on no bill: ${why.en}`,
      },
      { item, metric, day, quantity },
    );
  }
}
