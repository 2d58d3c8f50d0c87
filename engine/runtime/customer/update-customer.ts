import { and, eq } from 'drizzle-orm';
import { type Address, customers } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requireFields, requirePermission } from '#engine/runtime/permission';
import { CUSTOMER_FIELDS, type Customer, lockLiveCustomer } from './customer.ts';
import { requireTimeZone } from './require-time-zone.ts';

export interface UpdateCustomerInput {
  id: string;
  /** `updatedAt` as it was seen; changed meanwhile: `conflict`. */
  updatedAt?: string;
  name?: string;
  externalId?: string | null;
  kind?: 'person' | 'company';
  tier?: string | null;
  region?: string | null;
  industry?: string | null;
  timeZone?: string | null;
  locale?: string | null;
  status?: 'active' | 'closed';
  /** Replaces the whole address. */
  address?: Address;
  /** Replaces all custom fields. */
  customFields?: Record<string, unknown>;
  /** Days from issue to due date; null inherits the tenant's. */
  paymentTermDays?: number | null;
}

const parse = inputParser<UpdateCustomerInput>(
  { id: TEXT.id },
  {
    ...CUSTOMER_FIELDS,
    name: TEXT.word,
    status: { enum: ['active', 'closed'] },
    updatedAt: TEXT.word,
  },
);

/** Changes the given members of a customer. The global id has no way to change. */
export async function updateCustomer({
  ctx,
  input,
}: {
  ctx: Context;
  input: UpdateCustomerInput;
}): Promise<Customer> {
  requirePermission(ctx, 'customer.update');
  const { id, updatedAt, ...changes } = parse(input);
  requireFields(ctx, 'customer', Object.keys(changes));
  requireTimeZone(changes.timeZone);
  return inTransaction(ctx, async (scope) => {
    const before = await lockLiveCustomer(scope, id);
    if (updatedAt !== undefined && updatedAt !== before.updatedAt) {
      throw conflict({
        zh: '客户资料已被他人修改，请重新打开',
        en: 'the customer was changed meanwhile; open it again',
      });
    }
    const [after] = await scope.tx
      .update(customers)
      .set({ ...changes, updatedAt: ctx.now.toString() })
      .where(and(eq(customers.tenantId, ctx.tenantId), eq(customers.id, id)))
      .returning();
    await writeAudit(scope, 'customer.update', { kind: 'customer', id, before, after });
    return after as Customer;
  });
}
