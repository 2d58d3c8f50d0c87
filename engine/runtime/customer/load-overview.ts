import { rawSql } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import type { Plan } from '#schemas';

export interface OverviewItem {
  id: string;
  moduleKey: string;
  name: LocalText;
  quantity: string;
  startsOn: string;
  endsOn: string | null;
  /** First day that is not billed yet; `infinity` for what is charged once. */
  billedUntil: string | null;
  /** What the last posted invoice charged for it, tax included; decimal text. */
  lastAmount: string | null;
}

export interface OverviewSubscription {
  id: string;
  planKey: string;
  planName: LocalText;
  status: 'active' | 'paused' | 'ended';
  startsOn: string;
  endsOn: string | null;
  attributes: Record<string, unknown>;
  /** What the plan calls its attributes and their values. */
  attributeLabels: Pick<NonNullable<Plan['attributes']>[number], 'key' | 'label' | 'valueLabels'>[];
  items: OverviewItem[];
}

export interface OverviewInvoice {
  id: string;
  number: string;
  /** Who it was made out to: the customer, or one that was merged into it. */
  customerId: string;
  periodStart: string;
  periodEnd: string;
  issuedOn: string;
  dueOn: string | null;
  total: string;
  currency: string;
  /** What is left to pay of it. */
  open: string;
}

export interface UsageMonth {
  metric: string;
  /** First day of the month. */
  month: string;
  quantity: string;
}

export const INVOICES_SHOWN = 12;
const USAGE_MONTHS = 6;

/** Subscriptions of the customer with items, and what each was last billed. */
export async function loadSubscriptions(
  { tx, tenantId }: Scope,
  customerId: string,
): Promise<OverviewSubscription[]> {
  return rawSql(tx)<OverviewSubscription[]>`
    with own as (
      select * from subscriptions where tenant_id = ${tenantId} and customer_id = ${customerId}),
    lines as (
      select l.item_id, sum(l.amount + case when l.tax_mode = 'inclusive' then 0 else l.tax_amount end)
          as amount
        from (select id from invoices
          where tenant_id = ${tenantId} and customer_id = ${customerId} and status = 'posted'
          order by period_start desc, id desc limit 1) v
        join invoice_lines l on l.tenant_id = ${tenantId} and l.invoice_id = v.id
        where l.item_id is not null
        group by l.item_id)
    select s.id, s.plan_key as "planKey", d.document->'name' as "planName", s.status,
        s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.attributes,
        (select coalesce(json_agg(json_build_object('key', a->'key', 'label', a->'label',
              'valueLabels', coalesce(a->'valueLabels', '{}'))), '[]')
          from jsonb_array_elements(coalesce(d.document->'attributes', '[]')) a) as "attributeLabels",
        (select coalesce(json_agg(json_build_object(
              'id', i.id, 'moduleKey', i.module_key,
              'name', coalesce(
                (select m->'name' from jsonb_array_elements(d.document->'modules') m
                  where m->>'key' = i.module_key limit 1),
                jsonb_build_object('zh', i.module_key, 'en', i.module_key)),
              'quantity', i.quantity::text, 'startsOn', i.starts_on, 'endsOn', i.ends_on,
              'billedUntil', (select p.period_end from billed_periods p
                where p.tenant_id = i.tenant_id and p.item_id = i.id
                order by p.period_start desc limit 1),
              'lastAmount', (select l.amount::text from lines l where l.item_id = i.id))
            order by i.starts_on, i.module_key, i.id), '[]')
          from subscription_items i
          where i.tenant_id = s.tenant_id and i.subscription_id = s.id) as items
      from own s
      join designs d on d.tenant_id = s.tenant_id and d.id = s.plan_design_id
      order by (s.status = 'ended'), s.starts_on desc, s.id`;
}

/** The last invoices, newest first; what is open of each is filled in from the ageing. */
export async function loadInvoices(
  { tx, tenantId }: Scope,
  customerIds: readonly string[],
): Promise<Omit<OverviewInvoice, 'open'>[]> {
  return rawSql(tx)<Omit<OverviewInvoice, 'open'>[]>`
    select id, number, customer_id as "customerId", period_start::text as "periodStart",
        period_end::text as "periodEnd", issued_on::text as "issuedOn", due_on::text as "dueOn",
        total::text as total, currency
      from invoices
      where tenant_id = ${tenantId} and customer_id = any (${[...customerIds]}::uuid[])
        and status = 'posted'
      order by period_start desc, id desc
      limit ${INVOICES_SHOWN}`;
}

/** What was used, by metric and month, of the last months. */
export async function loadUsage(
  { tx, tenantId }: Scope,
  customerIds: readonly string[],
  today: string,
): Promise<UsageMonth[]> {
  const from = Temporal.PlainDate.from(today)
    .with({ day: 1 })
    .subtract({ months: USAGE_MONTHS - 1 })
    .toString();
  return rawSql(tx)<UsageMonth[]>`
    select u.metric, date_trunc('month', u.occurred_on)::date::text as month,
        sum(u.quantity)::text as quantity
      from subscription_items i
      join usage_records u on u.tenant_id = i.tenant_id and u.item_id = i.id
        and u.occurred_on >= ${from}::date
      where i.tenant_id = ${tenantId} and i.customer_id = any (${[...customerIds]}::uuid[])
      group by 1, 2
      order by 1, 2`;
}

export interface OverviewCounts {
  invoices: number;
  payments: number;
  notes: number;
  contracts: number;
  devices: number;
}

export async function loadCounts(
  { tx, tenantId }: Scope,
  customerIds: readonly string[],
): Promise<OverviewCounts> {
  const ids = [...customerIds];
  const [counts] = await rawSql(tx)<OverviewCounts[]>`
    select
      (select count(*)::int from invoices where tenant_id = ${tenantId}
        and customer_id = any (${ids}::uuid[]) and status = 'posted') as invoices,
      (select count(*)::int from payments where tenant_id = ${tenantId}
        and customer_id = any (${ids}::uuid[])) as payments,
      (select count(*)::int from customer_notes where tenant_id = ${tenantId}
        and customer_id = any (${ids}::uuid[]) and removed_at is null) as notes,
      (select count(*)::int from customer_contracts where tenant_id = ${tenantId}
        and customer_id = any (${ids}::uuid[])) as contracts,
      (select count(*)::int from customer_devices where tenant_id = ${tenantId}
        and customer_id = any (${ids}::uuid[])) as devices`;
  return counts as OverviewCounts;
}
