import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';

/** @throws AppError `not-found` for a customer of nobody, or of another tenant */
export async function requireCustomer({ tx, tenantId }: Scope, customerId: string): Promise<void> {
  const [customer] = await rawSql(tx)<{ id: string }[]>`
    select id from customers where tenant_id = ${tenantId} and id = ${customerId}`;
  if (!customer) throw notFound({ zh: '客户', en: 'customer' }, customerId);
}
