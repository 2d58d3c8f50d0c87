import { randomUUIDv7 as uuid } from 'node:crypto';
import {
  billRuns,
  customers,
  type Database,
  designs,
  inTenant,
  subscriptionItems,
  subscriptions,
  tenants,
} from '#drizzle';

const NOW = '2026-01-01T00:00:00Z';

/** A tenant of its own; returns its id. */
export async function insertTenant(
  db: Database,
  given: Partial<typeof tenants.$inferInsert> = {},
): Promise<string> {
  const id = given.id ?? uuid();
  const row = {
    id,
    slug: `tenant-${id}`,
    name: 'A tenant',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    locale: 'zh-CN',
    createdAt: NOW,
    ...given,
  };
  await inTenant(db, id, (tx) => tx.insert(tenants).values(row));
  return id;
}

export async function insertCustomer(
  db: Database,
  tenantId: string,
  given: Partial<typeof customers.$inferInsert> = {},
): Promise<string> {
  const id = given.id ?? uuid();
  const row = {
    tenantId,
    id,
    globalId: `C-${id}`,
    name: 'A customer',
    createdAt: NOW,
    updatedAt: NOW,
  };
  await inTenant(db, tenantId, (tx) => tx.insert(customers).values({ ...row, ...given }));
  return id;
}

/** A published design; returns its id. */
export async function insertDesign(
  db: Database,
  tenantId: string,
  given: Partial<typeof designs.$inferInsert> = {},
): Promise<string> {
  const id = given.id ?? uuid();
  const row = {
    tenantId,
    id,
    kind: 'plan',
    key: `plan-${id}`,
    version: 1,
    status: 'published' as const,
    document: {},
    contentHash: 'hash',
    author: 'test',
    createdAt: NOW,
    updatedAt: NOW,
    publishedAt: NOW,
    ...given,
  };
  await inTenant(db, tenantId, (tx) => tx.insert(designs).values(row));
  return id;
}

export async function insertSubscription(
  db: Database,
  tenantId: string,
  given: Partial<typeof subscriptions.$inferInsert> = {},
): Promise<string> {
  const id = given.id ?? uuid();
  const row = {
    tenantId,
    id,
    customerId: given.customerId ?? (await insertCustomer(db, tenantId)),
    planKey: 'plan',
    planDesignId: given.planDesignId ?? (await insertDesign(db, tenantId)),
    startsOn: '2026-01-01',
    anchorOn: '2026-01-01',
    createdAt: NOW,
    ...given,
  };
  await inTenant(db, tenantId, (tx) => tx.insert(subscriptions).values(row));
  return id;
}

/** An item of a subscription of the same customer. */
export async function insertItem(
  db: Database,
  tenantId: string,
  given: Partial<typeof subscriptionItems.$inferInsert> = {},
): Promise<string> {
  const id = given.id ?? uuid();
  const customerId = given.customerId ?? (await insertCustomer(db, tenantId));
  const row = {
    tenantId,
    id,
    customerId,
    subscriptionId:
      given.subscriptionId ?? (await insertSubscription(db, tenantId, { customerId })),
    moduleKey: 'base',
    startsOn: '2026-01-01',
    billingFrom: '2026-01-01',
    createdAt: NOW,
    ...given,
  };
  await inTenant(db, tenantId, (tx) => tx.insert(subscriptionItems).values(row));
  return id;
}

/** A bill run that is computing. */
export async function insertBillRun(
  db: Database,
  tenantId: string,
  given: Partial<typeof billRuns.$inferInsert> = {},
): Promise<string> {
  const id = given.id ?? uuid();
  const row = {
    tenantId,
    id,
    periodStart: '2026-01-01',
    periodEnd: '2026-02-01',
    status: 'computing' as const,
    currency: 'CNY',
    createdBy: 'test',
    idempotencyKey: id,
    createdAt: NOW,
    ...given,
  };
  await inTenant(db, tenantId, (tx) => tx.insert(billRuns).values(row));
  return id;
}
