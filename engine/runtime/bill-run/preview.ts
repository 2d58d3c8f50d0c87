import { eq } from 'drizzle-orm';
import { rawSql, type Transaction, tenants } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { RunPeriod } from './billing-plan.ts';
import type { BillRunRow } from './compute-chunk.ts';
import { inSegment, SEGMENT_SCHEMA, type Segment, segmentOrNull } from './segment.ts';
import { checkPeriod } from './start.ts';

export interface PreviewBillRunInput {
  /** First day and the day after the last; the next month that is due where they are missing. */
  periodStart?: string;
  periodEnd?: string;
  segment?: Segment | null;
}

/** What a person should know before starting the run; nothing of it forbids the run. */
export type PreviewWarning =
  /** Months before the period that no run was about; what is due of them is billed along. */
  | { kind: 'skipped'; months: string[] }
  /** There is a run of an overlapping period already. */
  | { kind: 'run'; runId: string; status: BillRunRow['status']; isSegment: boolean }
  /** The period has not begun. */
  | { kind: 'future' };

export interface BillRunPreview {
  periodStart: string;
  periodEnd: string;
  /** Customers with something unbilled that begins before the period's end. */
  customers: number;
  warnings: PreviewWarning[];
}

const parse = inputParser<PreviewBillRunInput>(
  {},
  { periodStart: TEXT.date, periodEnd: TEXT.date, segment: SEGMENT_SCHEMA },
);

const MOST_MONTHS = 36;

type Sql = ReturnType<typeof rawSql>;

interface Book {
  today: Temporal.PlainDate;
  /** The end of the latest run over everybody that was not thrown away; null before the first. */
  lastEnd: Temporal.PlainDate | null;
  /** The first day anything is billed from. */
  firstDay: Temporal.PlainDate | null;
}

const toDate = (day: string | null | undefined) => (day ? Temporal.PlainDate.from(day) : null);

async function readBook(tx: Transaction, ctx: Context): Promise<Book> {
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenantId));
  if (!tenant) throw notFound({ zh: '租户', en: 'tenant' }, ctx.tenantId);
  const [book] = await rawSql(tx)<{ lastEnd: string | null; firstDay: string | null }[]>`
    select (select max(period_end)::text from bill_runs
          where segment is null and status in ('computing', 'review', 'posting', 'posted')) as "lastEnd",
        (select min(billing_from)::text from subscription_items) as "firstDay"`;
  return {
    today: ctx.now.toZonedDateTimeISO(tenant.timeZone).toPlainDate(),
    lastEnd: toDate(book?.lastEnd),
    firstDay: toDate(book?.firstDay),
  };
}

/** The month after the last run; before any, the month billing begins in, or this one. */
function proposeStart({ lastEnd, firstDay, today }: Book): Temporal.PlainDate {
  return (lastEnd ?? firstDay ?? today).with({ day: 1 });
}

/** The month that a run would be proposed for now. */
export async function nextRunPeriod(tx: Transaction, ctx: Context): Promise<RunPeriod> {
  const start = proposeStart(await readBook(tx, ctx));
  return { start, end: start.add({ months: 1 }) };
}

function skippedMonths({ lastEnd, firstDay }: Book, start: Temporal.PlainDate): string[] {
  const from = (lastEnd ?? firstDay)?.with({ day: 1 });
  const months: string[] = [];
  for (
    let month = from;
    month && Temporal.PlainDate.compare(month, start) < 0 && months.length < MOST_MONTHS;
    month = month.add({ months: 1 })
  ) {
    months.push(month.toPlainYearMonth().toString());
  }
  return months;
}

function findRuns(sql: Sql, start: string, end: string) {
  return sql<{ runId: string; status: BillRunRow['status']; isSegment: boolean }[]>`
    select id as "runId", status, segment is not null as "isSegment" from bill_runs
      where period_start < ${end}::date and period_end > ${start}::date
        and status in ('computing', 'review', 'posting', 'posted')
      order by created_at desc limit 5`;
}

async function countDue(sql: Sql, end: string, segment: Segment | null): Promise<number> {
  await sql`set local plan_cache_mode = force_custom_plan`;
  const [due] = await sql<{ customers: number }[]>`
    select count(*)::int as customers
      from customers c
      where ${inSegment(sql, segment)}
        and exists (
          select from subscription_items i
            left join lateral (
              select p.period_end from billed_periods p
                where p.tenant_id = i.tenant_id and p.item_id = i.id
                order by p.period_start desc
                limit 1) billed on true
            where i.tenant_id = c.tenant_id and i.customer_id = c.id
              and coalesce(billed.period_end, i.billing_from) < ${end}::date
              and (i.ends_on is null or i.ends_on > coalesce(billed.period_end, i.billing_from)))`;
  return due?.customers ?? 0;
}

/** What a run of a period and a segment would be about, before it is started. Writes nothing. */
export async function previewBillRun({
  ctx,
  input,
}: {
  ctx: Context;
  input: PreviewBillRunInput;
}): Promise<BillRunPreview> {
  requirePermission(ctx, 'bill-run.preview-count');
  const given = parse(input);
  const segment = segmentOrNull(given.segment);
  return inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    const book = await readBook(tx, ctx);
    const start = toDate(given.periodStart) ?? proposeStart(book);
    const periodStart = start.toString();
    const periodEnd = given.periodEnd ?? start.add({ months: 1 }).toString();
    checkPeriod({ periodStart, periodEnd });
    const months = skippedMonths(book, start);
    const isFuture = Temporal.PlainDate.compare(start, book.today) > 0;
    return {
      periodStart,
      periodEnd,
      customers: await countDue(sql, periodEnd, segment),
      warnings: [
        ...(months.length > 0 ? [{ kind: 'skipped' as const, months }] : []),
        ...(await findRuns(sql, periodStart, periodEnd)).map((run) => ({
          kind: 'run' as const,
          ...run,
        })),
        ...(isFuture ? [{ kind: 'future' as const }] : []),
      ],
    };
  });
}
