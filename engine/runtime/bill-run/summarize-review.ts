import { rawSql } from '#drizzle';
import { inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import type { BillRunRow } from './compute-chunk.ts';
import { findRun } from './move-run.ts';
import { parseRunId, type RunInput } from './run-input.ts';

/** What stands beside the button that posts, and what became of it afterwards. */
export interface ReviewSummary {
  /** Drafts that would be posted, and their sum in the run's currency. */
  toPost: { invoices: number; total: string };
  held: { invoices: number; total: string };
  posted: { invoices: number; total: string };
  /** Of the posted ones; null while there are none. */
  numbers: { first: string; last: string } | null;
  dueOn: { first: string; last: string } | null;
  marked: { right: number; wrong: number; wrongNotHeld: number };
  exceptions: { open: number; resolved: number };
}

interface SummaryRow {
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
    select state, count(*)::int as invoices,
        coalesce(sum(total) filter (where currency = ${run.currency}), 0)::text as total,
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
      group by state`;
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

/** How much of a run would be posted, is held, is posted; what was marked; who isn't billed. */
export async function summarizeReview({ ctx, input }: RunInput): Promise<ReviewSummary> {
  requirePermission(ctx, 'bill-run.get');
  const { runId } = parseRunId(input);
  return inTransaction(ctx, async ({ tx }) => {
    const run = await findRun(tx, ctx, runId);
    const sql = rawSql(tx);
    const states = new Map((await sumStates(sql, run)).map((row) => [row.state, row]));
    const sumOf = (state: SummaryRow['state']) => {
      const { invoices = 0, total = '0' } = states.get(state) ?? {};
      return { invoices, total };
    };
    const posted = states.get('posted');
    const [exceptions] = await sql<ReviewSummary['exceptions'][]>`
      select (count(*) filter (where status <> 'resolved'))::int as open,
          (count(*) filter (where status = 'resolved'))::int as resolved
        from bill_run_exceptions where run_id = ${run.id}`;
    return {
      toPost: sumOf('toPost'),
      held: sumOf('held'),
      posted: sumOf('posted'),
      numbers:
        posted?.firstNumber && posted.lastNumber
          ? { first: posted.firstNumber, last: posted.lastNumber }
          : null,
      dueOn:
        posted?.firstDue && posted.lastDue
          ? { first: posted.firstDue, last: posted.lastDue }
          : null,
      marked: await countMarks(sql, run),
      exceptions: exceptions as ReviewSummary['exceptions'],
    };
  });
}
