import { rawSql, type Transaction } from '#drizzle';
import { RatingError } from '#engine/core/graph';
import {
  type LoadedItem,
  loadBillingDesigns,
  loadChunk,
  type PlannedPeriod,
  periodPlanner,
  planItem,
} from '#engine/runtime/bill-run';
import { type Context, inTransaction } from '#engine/runtime/context';
import type { Findings } from './report.ts';

/** The periods of every item form one chain from the start of its billing. */
export async function checkChains(tx: Transaction, findings: Findings): Promise<void> {
  const sql = rawSql(tx);
  const [{ items } = { items: 0 }] = await sql<{ items: number }[]>`
    select count(*)::int as items from subscription_items`;
  findings.report.items = items;
  const rows = await sql<
    { itemId: string; module: string; start: string; end: string; expected: string }[]
  >`
    select itemid as "itemId", module, period_start::text as start, period_end::text as end,
        expected::text as expected
      from (
        select p.item_id as itemid, i.module_key as module, p.period_start, p.period_end,
            coalesce(
              lag(p.period_end) over (partition by p.item_id order by p.period_start),
              i.billing_from) as expected
          from billed_periods p
          join subscription_items i on i.tenant_id = p.tenant_id and i.id = p.item_id) chain
      where period_start is distinct from expected
      order by itemid, period_start limit 1000`;
  for (const { itemId, module, start, end, expected } of rows) {
    findings.add(
      start < expected ? 'period-overlap' : 'period-gap',
      `/items/${itemId}`,
      {
        zh: `项目 ${itemId}（${module}）的账期 ${start} 至 ${end} 应从 ${expected} 开始`,
        en: `period ${start} to ${end} of item ${itemId} (${module}) should start on ${expected}`,
      },
      { item: itemId, start, end, expected },
    );
  }
}

/** Every billed period has its lines on the invoice it names, and every such line its period. */
export async function checkPeriodsOfLines(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await rawSql(tx)<{ itemId: string; start: string; end: string; number: string }[]>`
    select l.item_id as "itemId", l.period_start::text as start, l.period_end::text as end, v.number
      from invoice_lines l
      join invoices v on v.tenant_id = l.tenant_id and v.id = l.invoice_id and v.status = 'posted'
      left join billed_periods p on p.tenant_id = l.tenant_id and p.item_id = l.item_id
        and p.period_start = l.period_start and p.invoice_id = l.invoice_id
      where l.item_id is not null and (p.item_id is null or p.period_end <> l.period_end)
      limit 1000`;
  for (const { itemId, start, end, number } of rows) {
    findings.add(
      'line-without-period',
      `/invoices/${number}`,
      {
        zh: `账单 ${number} 收了项目 ${itemId} ${start} 至 ${end} 的费用，但没有对应的已计费账期`,
        en: `invoice ${number} charges item ${itemId} for ${start} to ${end}, which is not among its billed periods`,
      },
      { item: itemId, number },
    );
  }
}

interface PostedRun {
  id: string;
  start: string;
  end: string;
  computedAt: string;
}

const RANGE = 1_000;

/**
 * Nothing was missed: after the last posted run over everybody, no item that existed then has a
 * period left that was due, unless its customer stands among the run's exceptions.
 */
export async function checkCoverage(ctx: Context, findings: Findings): Promise<void> {
  const run = await inTransaction(ctx, async ({ tx }) => {
    const [last] = await rawSql(tx)<PostedRun[]>`
      select id, period_start::text as start, period_end::text as end,
          to_json(started_at)#>>'{}' as "computedAt"
        from bill_runs where status = 'posted' and segment is null
        order by period_end desc, posted_at desc limit 1`;
    return last;
  });
  if (!run) return;
  let after: string | null = null;
  for (;;) {
    const last: string | null = await inTransaction(ctx, ({ tx }) =>
      checkRange(tx, ctx.tenantId, findings, run, after),
    );
    if (last === null) return;
    after = last;
  }
}

function reportMissed(
  findings: Findings,
  customer: string,
  item: LoadedItem,
  plan: () => readonly PlannedPeriod[],
): void {
  let missed: PlannedPeriod | undefined;
  try {
    [missed] = plan();
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
    const { message } = error.issue;
    findings.add('item-not-billable', `/items/${item.id}`, message, { item: item.id, customer });
  }
  if (!missed) return;
  const { start } = missed.period;
  findings.add(
    'period-missed',
    `/items/${item.id}`,
    {
      zh: `项目 ${item.id}（${item.module}）从 ${start} 起的账期未计费`,
      en: `item ${item.id} (${item.module}) was not billed from ${start} on`,
    },
    { item: item.id, customer, start },
  );
}

async function checkRange(
  tx: Transaction,
  tenantId: string,
  findings: Findings,
  run: PostedRun,
  after: string | null,
): Promise<string | null> {
  const sql = rawSql(tx);
  const [range] = await sql<{ from: string | null; to: string | null }[]>`
    select (array_agg(id order by id))[1] as from, (array_agg(id order by id desc))[1] as to
      from (select id from customers where ${after}::uuid is null or id > ${after}::uuid
        order by id limit ${RANGE}) c`;
  if (!range?.from || !range.to) return null;
  const { from, to } = range;
  const period = {
    start: Temporal.PlainDate.from(run.start),
    end: Temporal.PlainDate.from(run.end),
  };
  const designs = await loadBillingDesigns(tx, tenantId);
  const customers = await loadChunk(tx, { from, to }, null, period, false);
  const excused = await sql<{ id: string }[]>`
    select e.customer_id as id from bill_run_exceptions e
      where e.run_id = ${run.id} and e.customer_id between ${from}::uuid and ${to}::uuid
    union all
    select i.id from subscription_items i
      where i.customer_id between ${from}::uuid and ${to}::uuid
        and i.created_at > ${run.computedAt}::timestamptz`;
  const isExcused = new Set(excused.map(({ id }) => id));
  const planner = periodPlanner(period);
  for (const customer of customers) {
    if (isExcused.has(customer.id)) continue;
    for (const subscription of customer.subscriptions) {
      for (const item of subscription.items) {
        if (isExcused.has(item.id)) continue;
        reportMissed(findings, customer.id, item, () =>
          planItem(subscription, item, designs, planner),
        );
      }
    }
  }
  return to;
}
