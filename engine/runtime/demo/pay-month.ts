import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';

/**
 * What customers pay of a month's invoices: most in full within two weeks, some late, some a part,
 * some never. Who does what follows from the customer's number and the month, so that the same
 * customers make the same balances. Called again, it goes on from what is done.
 */
export async function payMonth(
  ctx: Context,
  month: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  await inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    // Rows just copied have no statistics yet: a nested loop over them would take hours for a large book.
    await sql`set local enable_nestloop = off`;
    await sql`
      with due as (
        select v.id, v.customer_id, v.currency, v.issued_on, coalesce(v.amount_due, v.total) as amount,
            ('x' || left(md5(c.external_id), 6))::bit(24)::int % 100 as habit,
            ('x' || left(md5(c.external_id || v.period_start), 6))::bit(24)::int as draw
          from invoices v
          join customers c on c.tenant_id = v.tenant_id and c.id = v.customer_id
          where v.tenant_id = ${ctx.tenantId} and v.status = 'posted'
            and v.period_start = ${month.toString()}::date
            and coalesce(v.amount_due, v.total) > 0),
      paid as (
        select *, gen_random_uuid() as entry_id, issued_on + case
            when habit < 3 then 10000
            when habit < 12 then 20 + draw % 50
            when draw % 100 < 3 then 10000
            else 2 + draw % 13 end as paid_on,
            case when habit >= 12 and draw % 100 between 3 and 6 then round(amount / 2, 2)
              else amount end as part
          from due),
      entries as (
        insert into balance_entries (tenant_id, id, customer_id, currency, kind, amount, occurred_at,
            note, idempotency_key)
          select ${ctx.tenantId}::uuid, entry_id, customer_id, currency, 'payment', -part,
              paid_on + time '02:30', 'SK' || upper(left(md5(id::text), 8)), 'payment:demo:' || id
            from paid where paid_on <= ${today.toString()}::date
        on conflict (tenant_id, idempotency_key) do nothing
        returning id, occurred_at, note)
      insert into payments (tenant_id, id, customer_id, entry_id, currency, amount, method,
          received_on, reference, recorded_by, recorded_at, idempotency_key)
        select ${ctx.tenantId}::uuid, gen_random_uuid(), p.customer_id, e.id, p.currency, p.part,
            (array['wechat', 'alipay', 'bank-transfer', 'cash'])[1 + (p.draw / 100) % 4], p.paid_on,
            e.note, '周美玲', e.occurred_at, 'demo:' || p.id
          from entries e join paid p on p.entry_id = e.id`;
  });
}
