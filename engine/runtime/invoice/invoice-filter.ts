import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { TEXT } from '#engine/runtime/input';
import { type Fragment, INVOICE_STATES, type InvoiceState, type Sql } from './invoice-row.ts';

/** Which invoices. Amounts are decimal text, dates ISO. */
export interface InvoiceFilter {
  /** Beginning of a number, or words of a customer's name, id, phone or address. */
  search?: string;
  status?: InvoiceState;
  runId?: string;
  customerId?: string;
  /** Invoices of bill runs whose period begins in [periodFrom, periodTo). */
  periodFrom?: string;
  periodTo?: string;
  /** Beginning of the number. */
  number?: string;
  /** Both inclusive, of the total. */
  minTotal?: string;
  maxTotal?: string;
  /** Past the due date with something open. */
  overdue?: boolean;
  currency?: string;
  /** Key of a plan that the customer has subscribed to. */
  plan?: string;
}

export const FILTER_FIELDS = {
  search: TEXT.word,
  status: { enum: [...INVOICE_STATES] },
  runId: TEXT.id,
  customerId: TEXT.id,
  periodFrom: TEXT.date,
  periodTo: TEXT.date,
  number: TEXT.word,
  minTotal: TEXT.decimal,
  maxTotal: TEXT.decimal,
  overdue: { type: 'boolean' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  plan: TEXT.word,
};

/** More customers than this of one search nobody looks through. */
const MOST_CUSTOMERS = 500;

/** Fragments joined by `and`. */
export function allOf(sql: Sql, conditions: readonly Fragment[]): Fragment {
  return conditions.reduce((all, condition) => sql`${all} and ${condition}`, sql`true`);
}

const NUMBER = /^[ -~]{1,60}$/;

/** A range that the index of numbers can answer; row security keeps LIKE from it. */
function beginsWith(sql: Sql, prefix: string): Fragment {
  if (!NUMBER.test(prefix)) return sql`false`;
  const last = prefix.charCodeAt(prefix.length - 1);
  const beyond = prefix.slice(0, -1) + String.fromCharCode(last + 1);
  return sql`(v.series = 'invoice' and v.number >= ${prefix} and v.number < ${beyond}
    and left(v.number, ${prefix.length}::int) = ${prefix})`;
}

/** Ids of customers that a search finds. */
async function customersOf(sql: Sql, search: string): Promise<string[]> {
  const customers = await sql<{ id: string }[]>`
    select customer_id as id from ratecraft_search_customers(${search}, ${MOST_CUSTOMERS}::int)`;
  return customers.map(({ id }) => id);
}

/** The runs that a filter narrows to by id or period, which they give to their invoices; few. */
export async function runsOf(
  sql: Sql,
  { runId, periodFrom, periodTo }: InvoiceFilter,
): Promise<string[] | undefined> {
  if (runId === undefined && periodFrom === undefined && periodTo === undefined) return undefined;
  const rows = await sql<{ id: string }[]>`
    select id from bill_runs
      where (${runId ?? null}::uuid is null or id = ${runId ?? null}::uuid)
        and (${periodFrom ?? null}::date is null or period_start >= ${periodFrom ?? null}::date)
        and (${periodTo ?? null}::date is null or period_start < ${periodTo ?? null}::date)`;
  return rows.map(({ id }) => id);
}

/** Drafts are in runs at work; a posted run has held ones only. */
function statusIs(sql: Sql, status: InvoiceState): Fragment {
  if (status === 'posted') return sql`v.status = 'posted'`;
  const held = sql`exists (select from invoice_holds x
    where x.tenant_id = v.tenant_id and x.invoice_id = v.id)`;
  if (status === 'held') {
    return sql`v.id in (select x.invoice_id from invoice_holds x) and v.status = 'draft'`;
  }
  return sql`v.status = 'draft' and not ${held} and v.run_id in (
    select r.id from bill_runs r where r.status in ('computing', 'review', 'posting', 'discarding'))`;
}

/**
 * Open and late: payments settle what is due first, so an invoice is open where all that was due up
 * to it is more than what the customer has paid.
 */
function isOverdue(sql: Sql, today: string): Fragment {
  return sql`(v.status = 'posted' and v.due_on < ${today}::date and v.total > 0 and (
    select coalesce(sum(d.total), 0) from invoices d
      where d.tenant_id = v.tenant_id and d.customer_id = v.customer_id and d.currency = v.currency
        and d.status = 'posted' and d.total > 0 and (d.due_on, d.id) <= (v.due_on, v.id)) > (
    select coalesce(-sum(e.amount), 0) from balance_entries e
      where e.tenant_id = v.tenant_id and e.customer_id = v.customer_id
        and e.currency = v.currency and (e.kind <> 'invoice' or e.amount < 0)))`;
}

/** Today where the tenant is. */
export async function todayOf({ tx, tenantId, now }: Scope): Promise<string> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone })
    .from(tenants)
    .where(eq(tenants.id, tenantId));
  return now
    .toZonedDateTimeISO(tenant?.timeZone ?? 'UTC')
    .toPlainDate()
    .toString();
}

/** What has to be asked before the conditions can be written. */
interface Known {
  customerIds: string[] | undefined;
  runIds: string[] | undefined;
  today: string;
}

async function knownOf(scope: Scope, sql: Sql, filter: InvoiceFilter): Promise<Known> {
  const { search, periodFrom, periodTo, overdue } = filter;
  const hasPeriod = periodFrom !== undefined || periodTo !== undefined;
  return {
    customerIds: search === undefined ? undefined : await customersOf(sql, search),
    runIds: hasPeriod ? await runsOf(sql, filter) : undefined,
    today: overdue ? await todayOf(scope) : '',
  };
}

/** The filter as conditions on invoices `v`. In an array, as a fragment that is awaited runs. */
export async function filterConditions(
  scope: Scope,
  sql: Sql,
  filter: InvoiceFilter,
): Promise<Fragment[]> {
  const { search, status, runId, customerId, number, minTotal, maxTotal, currency, plan } = filter;
  const { customerIds, runIds, today } = await knownOf(scope, sql, filter);
  const conditions: Fragment[] = [sql`v.tenant_id = ${scope.tenantId}`];
  if (customerIds !== undefined) {
    const isNumber = beginsWith(sql, (search ?? '').trim().toUpperCase());
    conditions.push(sql`(v.customer_id = any (${customerIds}::uuid[]) or ${isNumber})`);
  }
  if (status !== undefined) conditions.push(statusIs(sql, status));
  if (runId !== undefined) conditions.push(sql`v.run_id = ${runId}`);
  if (customerId !== undefined) conditions.push(sql`v.customer_id = ${customerId}`);
  if (runIds !== undefined) conditions.push(sql`v.run_id = any (${runIds}::uuid[])`);
  if (number !== undefined) conditions.push(beginsWith(sql, number));
  if (minTotal !== undefined) conditions.push(sql`v.total >= ${minTotal}::numeric`);
  if (maxTotal !== undefined) conditions.push(sql`v.total <= ${maxTotal}::numeric`);
  if (currency !== undefined) conditions.push(sql`v.currency = ${currency}`);
  if (plan !== undefined) {
    conditions.push(sql`exists (select from subscriptions p
      where p.tenant_id = v.tenant_id and p.customer_id = v.customer_id and p.plan_key = ${plan})`);
  }
  if (filter.overdue) conditions.push(isOverdue(sql, today));
  return conditions;
}
