import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { payments } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { applyReadRules, requirePermission } from '#engine/runtime/permission';
import type { Payment } from './payment.ts';

export interface ListPaymentsInput {
  customerId: string;
  limit?: number;
  cursor?: string;
}

const parse = inputParser<ListPaymentsInput>(
  { customerId: TEXT.id },
  { limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS }, cursor: TEXT.long },
);

/** The payments of a customer, latest first. */
export async function listPayments({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListPaymentsInput;
}): Promise<Page<Payment>> {
  requirePermission(ctx, 'payment.list');
  const { customerId, limit = 50, cursor } = parse(input);
  return inTransaction(ctx, async ({ tx }) => {
    const conditions: SQL[] = [
      eq(payments.tenantId, ctx.tenantId),
      eq(payments.customerId, customerId),
    ];
    if (cursor !== undefined) {
      const [on, id] = decodeCursor(cursor, 2);
      conditions.push(sql`(${payments.receivedOn}, ${payments.id}) < (${on}::date, ${id}::uuid)`);
    }
    const rows = await tx
      .select()
      .from(payments)
      .where(and(...conditions))
      .orderBy(desc(payments.receivedOn), desc(payments.id))
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      rows: rows.slice(0, limit).map((row) => applyReadRules(ctx.actor, 'payment', row)),
      next: last ? encodeCursor([last.receivedOn, last.id]) : null,
    };
  });
}
