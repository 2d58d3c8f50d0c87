import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { mergeEntryKey } from './family.ts';
import type { MergeRecord } from './merge-record.ts';
import type { Way } from './move-belongings.ts';

type Balances = MergeRecord['balances'];

/** What a customer owes, or is owed, by currency. */
export async function loadBalances({ tx, tenantId }: Scope, customerId: string): Promise<Balances> {
  const rows = await rawSql(tx)<Balances>`
    select currency, sum(amount)::text as amount from balance_entries
      where tenant_id = ${tenantId} and customer_id = ${customerId}
      group by currency having sum(amount) <> 0 order by currency`;
  return [...rows];
}

/** Moves an amount from one account to another by a pair of entries; the ledger only grows. */
export async function moveBalances(
  { tx, tenantId, newId, now }: Scope,
  { from, to }: Way,
  balances: Balances,
  { mergeId, step }: { mergeId: string; step: 'merge' | 'undo' },
): Promise<void> {
  const sql = rawSql(tx);
  const note = `${step} ${mergeId}`;
  const key = (currency: string, of: 'kept' | 'merged') =>
    mergeEntryKey(mergeId, currency, of) + (step === 'undo' ? ':undone' : '');
  const [fromIs, toIs] =
    step === 'merge' ? (['merged', 'kept'] as const) : (['kept', 'merged'] as const);
  for (const { currency, amount } of balances) {
    await sql`
      insert into balance_entries (tenant_id, id, customer_id, currency, kind, amount, occurred_at,
          note, idempotency_key)
        values (${tenantId}, ${newId()}, ${from}, ${currency}, 'adjustment', -(${amount}::numeric),
            ${now.toString()}, ${note}, ${key(currency, fromIs)}),
          (${tenantId}, ${newId()}, ${to}, ${currency}, 'adjustment', ${amount}::numeric,
            ${now.toString()}, ${note}, ${key(currency, toIs)})`;
  }
}
