import { rawSql } from '#drizzle';
import { ageBalance } from '#engine/core/ageing';
import { Decimal } from '#engine/core/decimal';
import type { Scope } from '#engine/runtime/context';
import type { FoundInvoice } from './find-invoice.ts';
import { todayOf } from './invoice-filter.ts';

/** What of a posted invoice is paid; payments settle what is due first. */
export interface Settlement {
  /** Decimal text, as what is left. */
  paid: string;
  open: string;
  /** Days after the due date with something open; 0 while it isn't late. */
  daysLate: number;
}

interface Account {
  /** What the customer paid or was credited, as a positive number. */
  credit: string;
  debts: { key: string; dueOn: string; amount: string }[];
}

/** Null for a draft, and for an invoice that asks for nothing. */
export async function settlementOf(
  scope: Scope,
  invoice: FoundInvoice,
): Promise<Settlement | null> {
  if (invoice.status !== 'posted' || Decimal.of(invoice.total).sign() <= 0) return null;
  const { customerId, currency } = invoice;
  const [account] = await rawSql(scope.tx)<Account[]>`
    select coalesce((
          select -sum(e.amount) from balance_entries e
            where e.tenant_id = ${scope.tenantId} and e.customer_id = ${customerId}
              and e.currency = ${currency} and (e.kind <> 'invoice' or e.amount < 0)), 0)::text as credit,
        coalesce((
          select jsonb_agg(jsonb_build_object(
              'key', v.id, 'dueOn', coalesce(v.due_on, v.issued_on), 'amount', v.total::text))
            from invoices v
            where v.tenant_id = ${scope.tenantId} and v.customer_id = ${customerId}
              and v.currency = ${currency} and v.status = 'posted' and v.total > 0), '[]') as debts`;
  if (!account) return null;
  const { open } = ageBalance(account.debts, account.credit, await todayOf(scope));
  const left = open.find(({ key }) => key === invoice.id);
  const digits = invoice.total.split('.')[1]?.length ?? 0;
  const rest = Decimal.of(left?.open ?? '0');
  return {
    paid: Decimal.of(invoice.total).minus(rest).toFixed(digits),
    open: rest.toFixed(digits),
    daysLate: left?.daysLate ?? 0,
  };
}
