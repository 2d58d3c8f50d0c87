import { and, eq } from 'drizzle-orm';
import { balanceEntries, payments } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { issue } from '#engine/core/issue';
import { minorUnits } from '#engine/core/money';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { actorName, lockLiveCustomer } from '#engine/runtime/customer';
import { conflict, invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { moneyOf, type Payment } from './payment.ts';

export interface RecordPaymentInput {
  customerId: string;
  /** Positive decimal text in the tenant's currency, with no more digits than it has. */
  amount: string;
  method: Payment['method'];
  /** ISO date, not in the future. */
  receivedOn: string;
  /** The number of the transfer, or what else tells it. */
  reference?: string;
  /** The same key again records nothing more and returns the same payment. */
  idempotencyKey: string;
}

const parse = inputParser<RecordPaymentInput>(
  {
    customerId: TEXT.id,
    amount: TEXT.decimal,
    method: { enum: ['cash', 'bank-transfer', 'card', 'wechat', 'alipay', 'other'] },
    receivedOn: TEXT.date,
    idempotencyKey: TEXT.word,
  },
  { reference: { type: 'string', maxLength: 200 } },
);

/** Money received: the payment, and its entry in the balance ledger. */
export async function recordPayment({
  ctx,
  input,
}: {
  ctx: Context;
  input: RecordPaymentInput;
}): Promise<Payment> {
  requirePermission(ctx, 'payment.record');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, given.customerId);
    const known = await findKnown(scope, given);
    if (known) return known;
    const { currency, today } = await moneyOf(scope);
    checkAmount(given.amount, currency);
    checkDate(given.receivedOn, today);
    const payment = await insertPayment(scope, given, currency);
    const subject = { kind: 'customer', id: given.customerId, after: payment };
    await writeAudit(scope, 'payment.record', subject);
    return payment;
  });
}

async function findKnown(
  { tx, tenantId }: Scope,
  { idempotencyKey, customerId, amount }: RecordPaymentInput,
): Promise<Payment | undefined> {
  const [known] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenantId), eq(payments.idempotencyKey, idempotencyKey)));
  if (!known) return undefined;
  const isSame = Decimal.of(known.amount).equals(Decimal.of(amount));
  if (known.customerId === customerId && isSame) return known;
  throw conflict({
    zh: '同一幂等键已用于另一笔收款',
    en: 'the idempotency key belongs to another payment',
  });
}

function checkAmount(text: string, currency: string): void {
  const amount = Decimal.of(text);
  const digits = minorUnits(currency) ?? 0;
  if (amount.sign() > 0 && amount.toMinor(digits) !== undefined) return;
  const rule = {
    zh: `金额应大于零，最多 ${digits} 位小数`,
    en: `an amount is greater than zero and has at most ${digits} decimals`,
  };
  throw invalid([issue('bad-amount', '/amount', rule, { digits })]);
}

function checkDate(receivedOn: string, today: string): void {
  if (receivedOn <= today) return;
  const rule = { zh: '收款日期不能晚于今天', en: 'money is received by today at the latest' };
  throw invalid([issue('future-date', '/receivedOn', rule, { today })]);
}

async function insertPayment(
  { tx, tenantId, actor, now, newId }: Scope,
  { reference = '', ...given }: RecordPaymentInput,
  currency: string,
): Promise<Payment> {
  const entryId = newId();
  const at = now.toString();
  await tx.insert(balanceEntries).values({
    tenantId,
    id: entryId,
    customerId: given.customerId,
    currency,
    kind: 'payment',
    amount: Decimal.of(given.amount).negated().toString(),
    occurredAt: at,
    note: reference,
    idempotencyKey: `payment:${given.idempotencyKey}`,
  });
  const [payment] = await tx
    .insert(payments)
    .values({
      ...given,
      tenantId,
      id: newId(),
      entryId,
      currency,
      reference,
      recordedBy: actorName(actor),
      recordedAt: at,
    })
    .returning();
  return payment as Payment;
}
