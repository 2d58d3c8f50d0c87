import { rawSql } from '#drizzle';
import { inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import type { BillRunRow } from './compute-chunk.ts';
import { findRun } from './move-run.ts';
import { parseRunId, type RunInput } from './run-input.ts';

/** Invoices with their sums, the run's own currency first. */
export interface CountedInvoices {
  invoices: number;
  totals: { currency: string; invoices: number; total: string }[];
}

/** What stands beside the button that posts, and what became of it afterwards. */
export interface ReviewSummary {
  /** Drafts that would be posted. */
  toPost: CountedInvoices;
  held: CountedInvoices;
  posted: CountedInvoices;
  /** Of the posted ones; null while there are none. */
  numbers: { first: string; last: string } | null;
  dueOn: { first: string; last: string } | null;
  marked: { right: number; wrong: number; wrongNotHeld: number };
  exceptions: { open: number; resolved: number };
}

interface SummaryRow {
  currency: string;
  invoices: number;
  total: string;
  firstDue: string | null;
  lastDue: string | null;
  firstNumber: string | null;
  lastNumber: string | null;
  state: 'toPost' | 'held' | 'posted';
}

type Sql = ReturnType<typeof rawSql>;

function sumStates(sql: Sql, run: BillRunRow): Promise<SummaryRow[]> {
  return sql<SummaryRow[]>`
    select state, currency, count(*)::int as invoices, sum(total)::text as total,
        min(due_on)::text as "firstDue", max(due_on)::text as "lastDue",
        (array_agg(number order by length(number), number))[1] as "firstNumber",
        (array_agg(number order by length(number) desc, number desc))[1] as "lastNumber"
      from (
        select v.total, v.currency, v.due_on, v.number,
            case when v.status = 'posted' then 'posted' when h.invoice_id is null then 'toPost'
              else 'held' end as state
          from invoices v
          left join invoice_holds h on h.tenant_id = v.tenant_id and h.invoice_id = v.id
          where v.run_id = ${run.id}) s
      group by state, currency order by currency <> ${run.currency}, currency`;
}

async function countMarks(sql: Sql, run: BillRunRow): Promise<ReviewSummary['marked']> {
  const [marked] = await sql<ReviewSummary['marked'][]>`
    select (count(*) filter (where r.outcome = 'right'))::int as right,
        (count(*) filter (where r.outcome = 'wrong'))::int as wrong,
        (count(*) filter (where r.outcome = 'wrong' and h.invoice_id is null))::int as "wrongNotHeld"
      from invoice_reviews r
      left join invoice_holds h on h.tenant_id = r.tenant_id and h.invoice_id = r.invoice_id
      where r.run_id = ${run.id}`;
  return marked as ReviewSummary['marked'];
}

function countOf(rows: readonly SummaryRow[] = []): CountedInvoices {
  return {
    invoices: rows.reduce((sum, { invoices }) => sum + invoices, 0),
    totals: rows.map(({ currency, invoices, total }) => ({ currency, invoices, total })),
  };
}

type Edge = 'firstNumber' | 'lastNumber' | 'firstDue' | 'lastDue';

/** Numbers of one series: a longer one is a later one. */
const compareNumbers = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** The first and the last over all currencies. */
function rangeOf(
  rows: readonly SummaryRow[],
  first: Edge,
  last: Edge,
  compare?: (a: string, b: string) => number,
): { first: string; last: string } | null {
  const edges = rows.flatMap((row) => [row[first] ?? [], row[last] ?? []].flat()).sort(compare);
  const [least, most] = [edges[0], edges.at(-1)];
  return least === undefined || most === undefined ? null : { first: least, last: most };
}

/** How much of a run would be posted, is held, is posted; what was marked; who isn't billed. */
export async function summarizeReview({ ctx, input }: RunInput): Promise<ReviewSummary> {
  requirePermission(ctx, 'bill-run.get');
  const { runId } = parseRunId(input);
  return inTransaction(ctx, async ({ tx }) => {
    const run = await findRun(tx, ctx, runId);
    const sql = rawSql(tx);
    const states = Map.groupBy(await sumStates(sql, run), ({ state }) => state);
    const posted = states.get('posted') ?? [];
    const [exceptions] = await sql<ReviewSummary['exceptions'][]>`
      select (count(*) filter (where status <> 'resolved'))::int as open,
          (count(*) filter (where status = 'resolved'))::int as resolved
        from bill_run_exceptions where run_id = ${run.id}`;
    return {
      toPost: countOf(states.get('toPost')),
      held: countOf(states.get('held')),
      posted: countOf(posted),
      numbers: rangeOf(posted, 'firstNumber', 'lastNumber', compareNumbers),
      dueOn: rangeOf(posted, 'firstDue', 'lastDue'),
      marked: await countMarks(sql, run),
      exceptions: exceptions as ReviewSummary['exceptions'],
    };
  });
}
