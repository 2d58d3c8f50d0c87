import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, MOST_ROWS, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { LocalText } from '#schemas';
import { findRun } from './move-run.ts';
import { type InvoiceMark, markColumns } from './reviewed-invoice.ts';
import { sampleQuotas } from './sample-quotas.ts';

export const DEFAULT_SAMPLE_SIZE = 30;

export interface SampleDraftsInput {
  runId: string;
  size?: number;
  /** Each plan with its share, instead of all invoices alike. */
  by?: 'plan';
}

export interface SampledInvoice extends InvoiceMark {
  invoiceId: string;
  customerId: string;
  customerName: string;
  externalId: string | null;
  /** Of the first line's subscription; null where no line has one. */
  planKey: string | null;
  planName: LocalText | null;
  status: 'draft' | 'posted';
  currency: string;
  total: string;
  lines: number;
}

export interface InvoiceSample {
  rows: SampledInvoice[];
  /** Invoices of the run; the sample is drawn from them. */
  population: number;
  strata: { planKey: string | null; invoices: number; sampled: number }[];
  checked: number;
  wrong: number;
}

const parse = inputParser<SampleDraftsInput>(
  { runId: TEXT.id },
  { size: { type: 'integer', minimum: 1, maximum: MOST_ROWS }, by: { enum: ['plan'] } },
);

type Sql = ReturnType<typeof rawSql>;

/** Invoices of a run in an order that looks random, the same whenever it is asked for. */
function shuffled(sql: Sql, runId: string) {
  return sql`
    select v.tenant_id, v.id, v.customer_id, v.status, v.currency, v.total,
        coalesce(s.plan_key, '') as plan_key, s.plan_design_id,
        md5(v.run_id || ':' || v.id) as place
      from invoices v
      left join invoice_lines l on l.tenant_id = v.tenant_id and l.invoice_id = v.id and l.line_no = 1
      left join subscriptions s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
      where v.run_id = ${runId}`;
}

function pickRows(sql: Sql, runId: string, quotas: Map<string, number>, stratified: boolean) {
  const stratum = stratified ? sql`plan_key` : sql`''::text`;
  return sql<SampledInvoice[]>`
    with picked as (
      select p.* from (
        select i.*, ${stratum} as stratum,
            row_number() over (partition by ${stratum} order by place) as position
          from (${shuffled(sql, runId)}) i) p
        join unnest(${[...quotas.keys()]}::text[], ${[...quotas.values()]}::int[]) q(stratum, quota)
          on q.stratum = p.stratum and p.position <= q.quota)
    select p.id as "invoiceId", p.customer_id as "customerId", c.name as "customerName",
        c.external_id as "externalId", nullif(p.plan_key, '') as "planKey",
        d.document->'name' as "planName", p.status, p.currency, p.total::text as total,
        (select count(*)::int from invoice_lines l
          where l.tenant_id = p.tenant_id and l.invoice_id = p.id) as lines,
        ${markColumns(sql)}
      from picked p
      join customers c on c.tenant_id = p.tenant_id and c.id = p.customer_id
      left join designs d on d.tenant_id = p.tenant_id and d.id = p.plan_design_id
      left join invoice_reviews r on r.tenant_id = p.tenant_id and r.invoice_id = p.id
      left join invoice_holds h on h.tenant_id = p.tenant_id and h.invoice_id = p.id
      order by p.stratum, p.place`;
}

/**
 * Random invoices of a run to look at before it is posted. The run's id is the seed: everybody gets
 * the same ones, and the same again tomorrow.
 */
export async function sampleDrafts({
  ctx,
  input,
}: {
  ctx: Context;
  input: SampleDraftsInput;
}): Promise<InvoiceSample> {
  requirePermission(ctx, 'bill-run.get');
  const { runId, size = DEFAULT_SAMPLE_SIZE, by } = parse(input);
  return inTransaction(ctx, async ({ tx }) => {
    await findRun(tx, ctx, runId);
    const sql = rawSql(tx);
    await sql`set local plan_cache_mode = force_custom_plan`;
    const plans = await sql<{ key: string; count: number }[]>`
      select plan_key as key, count(*)::int as count
        from (${shuffled(sql, runId)}) i group by plan_key order by count(*) desc, plan_key`;
    const population = plans.reduce((sum, { count }) => sum + count, 0);
    const strata = by === 'plan' ? plans : [{ key: '', count: population }];
    const quotas = sampleQuotas(strata, size);
    const rows = await pickRows(sql, runId, quotas, by === 'plan');
    const sampled = Map.groupBy(rows, ({ planKey }) => planKey ?? '');
    return {
      rows: [...rows],
      population,
      strata: plans.map(({ key, count }) => ({
        planKey: key || null,
        invoices: count,
        sampled: sampled.get(key)?.length ?? 0,
      })),
      checked: rows.filter(({ outcome }) => outcome !== null).length,
      wrong: rows.filter(({ outcome }) => outcome === 'wrong').length,
    };
  });
}
