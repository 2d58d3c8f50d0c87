import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type AnomalyKind, anomalyRows, DEFAULT_CHANGE_PERCENT } from './anomaly-rows.ts';
import { findRun } from './move-run.ts';
import type { InvoiceMark } from './reviewed-invoice.ts';

/** What somebody made of it: `unseen` is nobody yet. */
export type MarkFilter = 'unseen' | 'right' | 'wrong';

export interface ListAnomaliesInput {
  runId: string;
  kind?: AnomalyKind;
  mark?: MarkFilter;
  /** How far from the last invoice is odd, in percent. */
  changePercent?: number;
  limit?: number;
  cursor?: string;
}

export interface AnomalyRow extends InvoiceMark {
  kind: AnomalyKind;
  invoiceId: string;
  customerId: string;
  customerName: string;
  externalId: string | null;
  status: 'draft' | 'posted';
  currency: string;
  total: string;
  /** The customer's last posted total, and the change to it in percent; null for a first one. */
  lastTotal: string | null;
  changePercent: string | null;
}

export interface AnomalyPage extends Page<AnomalyRow> {
  /** Of the whole run, whatever is filtered. */
  counts: { kind: AnomalyKind; mark: MarkFilter; count: number }[];
}

interface Found {
  rows: (AnomalyRow & { weight: string; position: number })[];
  counts: AnomalyPage['counts'];
}

const parse = inputParser<ListAnomaliesInput>(
  { runId: TEXT.id },
  {
    kind: { enum: ['zero', 'negative', 'change'] },
    mark: { enum: ['unseen', 'right', 'wrong'] },
    changePercent: { type: 'number', minimum: 0, maximum: 100_000 },
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

/** Invoices of a run that somebody should look at before it is posted, the oddest first. */
export async function listAnomalies({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListAnomaliesInput;
}): Promise<AnomalyPage> {
  requirePermission(ctx, 'bill-run.get');
  const given = parse(input);
  const { runId, kind = null, mark = null, limit = 50 } = given;
  const percent = given.changePercent ?? DEFAULT_CHANGE_PERCENT;
  const [weight = null, name = null, id = null] =
    given.cursor === undefined ? [] : decodeCursor(given.cursor, 3);
  return inTransaction(ctx, async ({ tx }) => {
    await findRun(tx, ctx, runId);
    const sql = rawSql(tx);
    await sql`set local plan_cache_mode = force_custom_plan`;
    const [found] = await sql<Found[]>`
      with a as materialized (
        select x.*, coalesce(r.outcome, 'unseen') as mark, r.outcome, r.note
          from (${anomalyRows(sql, runId, percent)}) x
          left join invoice_reviews r on r.tenant_id = x.tenant_id and r.invoice_id = x.id),
      listed as (
        select a.kind, a.id as "invoiceId", a.customer_id as "customerId", c.name as "customerName",
            c.external_id as "externalId", a.status, a.currency, a.total::text as total,
            a.last_total::text as "lastTotal", a.change::text as "changePercent",
            a.weight::text as weight, a.outcome, a.note, h.reason as "holdReason",
            row_number() over (order by -a.weight, c.name, a.id) as position
          from a
          join customers c on c.tenant_id = a.tenant_id and c.id = a.customer_id
          left join invoice_holds h on h.tenant_id = a.tenant_id and h.invoice_id = a.id
          where (${kind}::text is null or a.kind = ${kind})
            and (${mark}::text is null or a.mark = ${mark})
            and (${weight}::numeric is null
              or (-a.weight, c.name, a.id) > (-${weight}::numeric, ${name}, ${id}::uuid))
          order by position limit ${limit + 1}),
      counted as (select kind, mark, count(*) as count from a group by kind, mark)
      select (select coalesce(json_agg(l order by l.position), '[]') from listed l) as rows,
          (select coalesce(json_agg(n order by n.kind, n.mark), '[]') from counted n) as counts`;
    const { rows, counts } = found as Found;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: page.map(({ weight: _, position: __, ...row }) => row),
      next: isMore ? encodeCursor([last.weight, last.customerName, last.invoiceId]) : null,
      counts,
    };
  });
}
