import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { customerContracts, customerNotes, customers, payments, tenants } from '#drizzle';
import type { Ageing } from '#engine/core/ageing';
import { civilDateIn } from '#engine/core/calendar';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { applyReadRules, isHidden, maskFor, requirePermission } from '#engine/runtime/permission';
import { addressLine } from './address-line.ts';
import type { Contract, CustomerDetails, Note } from './customer.ts';
import { findMerged, type MergedCustomer } from './family.ts';
import { findCustomer } from './find-customer.ts';
import { loadAgeing } from './load-account.ts';
import {
  loadCounts,
  loadInvoices,
  loadSubscriptions,
  loadUsage,
  type OverviewCounts,
  type OverviewInvoice,
  type OverviewSubscription,
  type UsageMonth,
} from './load-overview.ts';

export interface CustomerOverview {
  customer: CustomerDetails;
  addressLine: string;
  currency: string;
  timeZone: string;
  /** The civil date by which the ageing counts. */
  today: string;
  /** Customers that were merged into this one; what was theirs is counted in. */
  merged: MergedCustomer[];
  /** Where this customer was merged into another. */
  mergedInto: { id: string; name: string } | null;
  /** Null where the role sees no amounts. */
  ageing: Ageing | null;
  subscriptions: OverviewSubscription[];
  invoices: OverviewInvoice[];
  payments: (typeof payments.$inferSelect)[];
  usage: UsageMonth[];
  contracts: Contract[];
  notes: Note[];
  counts: OverviewCounts;
}

const MOST_SHOWN = 50;

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Everything a person wants to know of a customer, on one page. */
export async function getCustomerOverview({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<CustomerOverview> {
  requirePermission(ctx, 'customer.get');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const [customer, merged, tenant] = await Promise.all([
      findCustomer({ ctx: scope, input: { id } }),
      findMerged(scope, id),
      findTenantRow(scope),
    ]);
    const ids = [id, ...merged.map((each) => each.id)];
    const today = civilDateIn(ctx.now, tenant.timeZone).toString();
    const [ageing, invoices, subscriptions, usage, paid, contracts, notes, counts, mergedInto] =
      await Promise.all([
        loadAgeing(scope, ids, tenant.currency, today),
        loadInvoices(scope, ids),
        loadSubscriptions(scope, id),
        loadUsage(scope, ids, today),
        loadPayments(scope, ids),
        loadContracts(scope, ids),
        loadNotes(scope, ids),
        loadCounts(scope, ids),
        findKept(scope, customer.mergedInto),
      ]);
    return {
      customer,
      addressLine: addressLine(customer.address),
      currency: tenant.currency,
      timeZone: tenant.timeZone,
      today,
      merged,
      mergedInto,
      ageing: isHidden(ctx.actor, 'balance.amount') ? null : ageing,
      subscriptions: subscriptions.map((each) => shownSubscription(scope, each)),
      invoices: withOpen(scope, invoices, ageing),
      payments: paid.map((row) => applyReadRules(ctx.actor, 'payment', row)),
      usage,
      contracts,
      notes,
      counts,
    };
  });
}

function withOpen(
  { actor }: Scope,
  invoices: readonly Omit<OverviewInvoice, 'open'>[],
  { open }: Ageing,
): OverviewInvoice[] {
  const openOf = new Map(open.map((debt) => [debt.key, debt.open]));
  return invoices.map((invoice) =>
    applyReadRules(actor, 'invoice', { ...invoice, open: openOf.get(invoice.id) ?? '0' }),
  );
}

function shownSubscription(
  { actor }: Scope,
  subscription: OverviewSubscription,
): OverviewSubscription {
  const items = subscription.items.map((item) => ({
    ...item,
    lastAmount: maskFor(actor, 'invoice.amount', item.lastAmount),
  }));
  return { ...subscription, items };
}

async function findTenantRow({ tx, tenantId }: Scope) {
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, tenantId));
  if (!tenant) throw new Error('a transaction has a tenant');
  return tenant;
}

async function findKept({ tx, tenantId }: Scope, id: string | null) {
  if (id === null) return null;
  const [kept] = await tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(eq(customers.tenantId, tenantId), eq(customers.id, id)));
  return kept ?? null;
}

function loadPayments({ tx, tenantId }: Scope, ids: string[]) {
  return tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenantId), inArray(payments.customerId, ids)))
    .orderBy(desc(payments.receivedOn), desc(payments.id))
    .limit(MOST_SHOWN);
}

function loadContracts({ tx, tenantId }: Scope, ids: string[]): Promise<Contract[]> {
  return tx
    .select()
    .from(customerContracts)
    .where(
      and(eq(customerContracts.tenantId, tenantId), inArray(customerContracts.customerId, ids)),
    )
    .orderBy(desc(customerContracts.startsOn), desc(customerContracts.id))
    .limit(MOST_SHOWN);
}

function loadNotes({ tx, tenantId }: Scope, ids: string[]): Promise<Note[]> {
  return tx
    .select()
    .from(customerNotes)
    .where(
      and(
        eq(customerNotes.tenantId, tenantId),
        inArray(customerNotes.customerId, ids),
        isNull(customerNotes.removedAt),
      ),
    )
    .orderBy(desc(customerNotes.isPinned), desc(customerNotes.createdAt), desc(customerNotes.id))
    .limit(MOST_SHOWN);
}
