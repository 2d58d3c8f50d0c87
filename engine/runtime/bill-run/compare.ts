import { rawSql, type Transaction } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import type { LocalText } from '#schemas';
import { invoicesBefore, invoicesNow } from './compared-invoices.ts';
import type { BillRunRow } from './compute-chunk.ts';
import { findRun } from './move-run.ts';
import { parseRunId, type RunInput } from './run-input.ts';

/** One kind of change between two periods: how many customers, and how much in all. */
export interface BridgeStep {
  customers: number;
  /** Decimal text in the run's currency, signed. */
  amount: string;
}

/** Sums of one thing in both periods, net of tax. */
export interface ComparedSum {
  key: string;
  name: LocalText | null;
  before: string;
  now: string;
  difference: string;
  /** Lines, or for a plan invoices. */
  countBefore: number;
  countNow: number;
}

export interface BillRunBridge {
  currency: string;
  /** Null where no posted run ended where this one begins. */
  previous: { periodStart: string; periodEnd: string; runIds: string[] } | null;
  before: BridgeStep;
  gone: BridgeStep;
  fresh: BridgeStep;
  increased: BridgeStep;
  decreased: BridgeStep;
  unchanged: BridgeStep;
  now: BridgeStep;
  /** By what the lines charge; what they don't add up to is tax and rounding. */
  byCharge: (ComparedSum & { kind: string })[];
  byPlan: ComparedSum[];
  tax: { before: string; now: string; difference: string };
  rounding: { before: string; now: string; difference: string };
}

type Sql = ReturnType<typeof rawSql>;

async function findPrevious(sql: Sql, run: BillRunRow): Promise<BillRunBridge['previous']> {
  const rows = await sql<{ id: string; start: string; end: string }[]>`
    select id, period_start::text as start, period_end::text as end from bill_runs
      where status = 'posted' and period_end = ${run.periodStart}::date and id <> ${run.id}
        and currency = ${run.currency}
      order by posted_at desc`;
  const [last] = rows;
  if (!last) return null;
  return { periodStart: last.start, periodEnd: last.end, runIds: rows.map(({ id }) => id) };
}

type Change = 'gone' | 'fresh' | 'increased' | 'decreased' | 'unchanged';

interface ChangeRow {
  change: Change;
  customers: number;
  before: string;
  now: string;
}

/** Customers by what became of their total. */
function sumChanges(sql: Sql, run: BillRunRow): Promise<ChangeRow[]> {
  return sql<ChangeRow[]>`
    with n as (
      select customer_id, sum(total) as total from (${invoicesNow(sql, run)}) i group by customer_id),
    b as (
      select customer_id, sum(total) as total from (${invoicesBefore(sql, run)}) i group by customer_id)
    select case when n.customer_id is null then 'gone' when b.customer_id is null then 'fresh'
          when n.total > b.total then 'increased' when n.total < b.total then 'decreased'
          else 'unchanged' end as change,
        count(*)::int as customers, coalesce(sum(b.total), 0)::text as before,
        coalesce(sum(n.total), 0)::text as now
      from n full join b on b.customer_id = n.customer_id
      group by 1`;
}

interface LineSum {
  plan: string | null;
  planName: LocalText | null;
  key: string;
  kind: string;
  name: LocalText;
  before: string;
  now: string;
  countBefore: number;
  countNow: number;
}

function sumLines(sql: Sql, run: BillRunRow): Promise<LineSum[]> {
  return sql<LineSum[]>`
    with sides as (
      select 'now' as side, i.tenant_id, i.id from (${invoicesNow(sql, run)}) i
      union all
      select 'before', i.tenant_id, i.id from (${invoicesBefore(sql, run)}) i),
    sums as (
      select s.plan_key as plan, min(s.plan_design_id::text)::uuid as design, l.key, l.kind,
          min(l.name::text)::jsonb as name, v.side, count(*) as lines,
          sum(l.amount - case when l.tax_mode = 'inclusive' then l.tax_amount else 0 end) as net
        from sides v
        join invoice_lines l on l.tenant_id = v.tenant_id and l.invoice_id = v.id
        left join subscriptions s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
        where l.kind <> 'rounding'
        group by s.plan_key, l.key, l.kind, v.side)
    select g.plan, d.document->'name' as "planName", g.key, g.kind, g.name, g.before::text,
        g.now::text, g."countBefore", g."countNow"
      from (
        select plan, min(design::text)::uuid as design, key, kind, min(name::text)::jsonb as name,
            coalesce(sum(net) filter (where side = 'before'), 0) as before,
            coalesce(sum(net) filter (where side = 'now'), 0) as now,
            coalesce(sum(lines) filter (where side = 'before'), 0)::int as "countBefore",
            coalesce(sum(lines) filter (where side = 'now'), 0)::int as "countNow"
          from sums group by plan, key, kind) g
      left join designs d on d.id = g.design`;
}

async function sumTaxes(sql: Sql, run: BillRunRow) {
  const [row] = await sql<
    Record<'taxBefore' | 'taxNow' | 'roundingBefore' | 'roundingNow', string>[]
  >`
    select coalesce(sum(b.tax), 0)::text as "taxBefore", coalesce(sum(b.rounding), 0)::text as "roundingBefore",
        (select coalesce(sum(tax), 0)::text from (${invoicesNow(sql, run)}) n) as "taxNow",
        (select coalesce(sum(rounding), 0)::text from (${invoicesNow(sql, run)}) n) as "roundingNow"
      from (${invoicesBefore(sql, run)}) b`;
  const pair = (before = '0', now = '0') => ({ before, now, difference: minus(now, before) });
  return {
    tax: pair(row?.taxBefore, row?.taxNow),
    rounding: pair(row?.roundingBefore, row?.roundingNow),
  };
}

const plus = (a: string, b: string): string => Decimal.of(a).plus(Decimal.of(b)).toString();
const minus = (a: string, b: string): string => Decimal.of(a).minus(Decimal.of(b)).toString();

const compareSizes = (a: string, b: string): number =>
  Decimal.of(a).abs().compare(Decimal.of(b).abs());

/** Adds up what has the same key, the largest difference first. */
export function foldSums<Sum extends ComparedSum>(sums: readonly Sum[]): Sum[] {
  const byKey = new Map<string, Sum>();
  for (const sum of sums) {
    const known = byKey.get(sum.key);
    if (!known) {
      byKey.set(sum.key, { ...sum });
      continue;
    }
    known.before = plus(known.before, sum.before);
    known.now = plus(known.now, sum.now);
    known.difference = minus(known.now, known.before);
    known.countBefore += sum.countBefore;
    known.countNow += sum.countNow;
  }
  return [...byKey.values()].sort(
    (a, b) =>
      compareSizes(b.difference, a.difference) ||
      compareSizes(b.now, a.now) ||
      (a.key < b.key ? -1 : 1),
  );
}

function toSum(line: LineSum, key: string, name: LocalText | null): ComparedSum {
  const { before, now, countBefore, countNow } = line;
  return { key, name, before, now, difference: minus(now, before), countBefore, countNow };
}

async function buildBridge(tx: Transaction, run: BillRunRow): Promise<BillRunBridge> {
  const sql = rawSql(tx);
  await sql`set local plan_cache_mode = force_custom_plan`;
  const changes = new Map((await sumChanges(sql, run)).map((row) => [row.change, row]));
  const lines = await sumLines(sql, run);
  const step = (change: Change): BridgeStep => {
    const row = changes.get(change);
    return { customers: row?.customers ?? 0, amount: row ? minus(row.now, row.before) : '0' };
  };
  const all = [...changes.values()];
  const sumOf = (side: 'before' | 'now', without: Change): BridgeStep => ({
    customers: all.reduce((sum, row) => sum + (row.change === without ? 0 : row.customers), 0),
    amount: all.reduce((sum, row) => plus(sum, row[side]), '0'),
  });
  return {
    currency: run.currency,
    previous: await findPrevious(sql, run),
    before: sumOf('before', 'fresh'),
    gone: step('gone'),
    fresh: step('fresh'),
    increased: step('increased'),
    decreased: step('decreased'),
    unchanged: step('unchanged'),
    now: sumOf('now', 'gone'),
    byCharge: foldSums(
      lines.map((line) => ({
        ...toSum(line, `${line.key}/${line.kind}`, line.name),
        kind: line.kind,
      })),
    ),
    byPlan: foldSums(lines.map((line) => toSum(line, line.plan ?? '', line.planName))),
    ...(await sumTaxes(sql, run)),
  };
}

/**
 * How the last posted period became this one: customers gone and new, what rose and fell, by charge
 * and by plan. The steps add up to the run's total.
 */
export async function compareBillRun({ ctx, input }: RunInput): Promise<BillRunBridge> {
  requirePermission(ctx, 'bill-run.get');
  const { runId } = parseRunId(input);
  return inTransaction(ctx, async ({ tx }) => buildBridge(tx, await findRun(tx, ctx, runId)));
}
