import type { rawSql } from '#drizzle';

export type AnomalyKind = 'zero' | 'negative' | 'change';

export const DEFAULT_CHANGE_PERCENT = 50;

/**
 * Invoices of a run that somebody should look at: zero, negative, or more than `percent` away from
 * the customer's last posted one. Columns: customer_id, id, status, total, currency, last_total,
 * kind, change (percent), weight (what sorts them: the oddest first).
 */
export function anomalyRows(sql: ReturnType<typeof rawSql>, runId: string, percent: number) {
  return sql`
    select v.tenant_id, v.customer_id, v.id, v.status, v.total, v.currency, last.total as last_total,
        case when v.total = 0 then 'zero' when v.total < 0 then 'negative' else 'change' end as kind,
        case when last.total > 0 then round((v.total - last.total) * 100 / last.total, 1) end as change,
        case when v.total > 0 and last.total > 0
          then round(abs(v.total - last.total) * 100 / last.total, 1) else 1000000 end as weight
      from invoices v
      left join lateral (
        select p.total from invoices p
          where p.tenant_id = v.tenant_id and p.customer_id = v.customer_id
            and p.currency = v.currency and p.status = 'posted' and p.period_start < v.period_start
          order by p.period_start desc
          limit 1) last on true
      where v.run_id = ${runId}
        and (v.total <= 0
          or (last.total > 0 and abs(v.total - last.total) * 100 > last.total * ${percent}::numeric))`;
}
