import { type Address, customers } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { CUSTOMER_FIELDS, type Customer } from './customer.ts';
import { requireTimeZone } from './require-time-zone.ts';

export interface CreateCustomerInput {
  name: string;
  /** Made if missing; never changes afterwards. */
  globalId?: string;
  externalId?: string | null;
  kind?: 'person' | 'company';
  tier?: string | null;
  region?: string | null;
  industry?: string | null;
  /** IANA name; null inherits the tenant's. */
  timeZone?: string | null;
  locale?: string | null;
  address?: Address;
  customFields?: Record<string, unknown>;
  /** Days from issue to due date; null inherits the tenant's. */
  paymentTermDays?: number | null;
}

const parse = inputParser<CreateCustomerInput>(
  { name: TEXT.word },
  { ...CUSTOMER_FIELDS, globalId: TEXT.word },
);

/** A new customer. Its global or external id is taken: `conflict`. */
export async function createCustomer({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateCustomerInput;
}): Promise<Customer> {
  requirePermission(ctx, 'customer.create');
  const given = parse(input);
  requireTimeZone(given.timeZone);
  return inTransaction(ctx, async (scope) => {
    const id = ctx.newId();
    const now = ctx.now.toString();
    const [customer] = await scope.tx
      .insert(customers)
      .values({
        globalId: id,
        ...given,
        tenantId: ctx.tenantId,
        id,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    await writeAudit(scope, 'customer.create', { kind: 'customer', id, after: customer });
    return customer as Customer;
  });
}
