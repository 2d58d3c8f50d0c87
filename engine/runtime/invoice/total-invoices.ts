import { rawSql } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { inputParser } from '#engine/runtime/input';
import { applyReadRules, requirePermission } from '#engine/runtime/permission';
import {
  allOf,
  FILTER_FIELDS,
  filterConditions,
  type InvoiceFilter,
  runsOf,
} from './invoice-filter.ts';
import { type InvoiceSums, sumColumns, sumRuns } from './run-sums.ts';

const parse = inputParser<InvoiceFilter>({}, FILTER_FIELDS);

/** Whether the filter takes whole runs, so that their sums are enough. */
function takesWholeRuns(filter: InvoiceFilter): boolean {
  const { runId: _, currency: __, periodFrom: ___, periodTo: ____, status, ...others } = filter;
  const isWhole = status === undefined || status === 'posted';
  return isWhole && Object.values(others).every((value) => value === undefined || value === false);
}

function merge(sums: readonly InvoiceSums[]): InvoiceSums[] {
  const plus = (left: string, right: string): string =>
    Decimal.of(left).plus(Decimal.of(right)).toString();
  const byCurrency = new Map<string, InvoiceSums>();
  for (const sum of sums) {
    const known = byCurrency.get(sum.currency);
    byCurrency.set(
      sum.currency,
      known
        ? {
            currency: sum.currency,
            count: known.count + sum.count,
            subtotal: plus(known.subtotal, sum.subtotal),
            tax: plus(known.tax, sum.tax),
            total: plus(known.total, sum.total),
            due: plus(known.due, sum.due),
          }
        : sum,
    );
  }
  return [...byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

async function sumsOf(scope: Scope, given: InvoiceFilter): Promise<InvoiceSums[]> {
  const sql = rawSql(scope.tx);
  if (takesWholeRuns(given)) {
    const postedOnly = given.status === 'posted';
    const runIds = await runsOf(sql, given);
    const sums = merge(await sumRuns(sql, scope.tenantId, { runIds, postedOnly }));
    return sums.filter(({ currency }) => (given.currency ?? currency) === currency);
  }
  const conditions = await filterConditions(scope, sql, given);
  return sql<InvoiceSums[]>`
    select v.currency, ${sumColumns(sql)} from invoices v
      where ${allOf(sql, conditions)}
      group by v.currency order by v.currency`;
}

/** Exact sums of all invoices that a filter takes, by currency; beside the list, which is pages. */
export async function totalInvoices({
  ctx,
  input,
}: {
  ctx: Context;
  input: InvoiceFilter;
}): Promise<InvoiceSums[]> {
  requirePermission(ctx, 'invoice.list');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const sums = await sumsOf(scope, given);
    return sums.map(({ due, ...sum }) => ({
      ...applyReadRules(ctx.actor, 'invoice', sum),
      due: applyReadRules(ctx.actor, 'invoice', { amount: due }).amount,
    }));
  });
}
