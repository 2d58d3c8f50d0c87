import { randomUUIDv7 as uuid } from 'node:crypto';
import {
  customers,
  type Database,
  inTenant,
  subscriptionItems,
  subscriptions,
  usageRecords,
} from '#drizzle';

const NOW = '2025-06-01T00:00:00Z';

export const REGIONS = ['north', 'south', 'east'] as const;
export const CONTRACTS = ['month-to-month', 'one-year', 'two-year'] as const;

/** The nth customer of the book; every book of the same size has the same. */
function nth(n: number) {
  const isNew = n % 4 === 3;
  const modules = [
    'base',
    ...(n % 2 === 1 ? ['extra'] : []),
    ...(n % 3 === 0 ? ['data'] : []),
    ...(n % 5 === 0 ? ['welcome'] : []),
  ];
  return {
    name: `Customer ${n}`,
    attributes: { region: REGIONS[n % 3], contract: CONTRACTS[Math.floor(n / 3) % 3] },
    startsOn: isNew ? '2026-01-11' : '2025-01-20',
    billingFrom: isNew ? '2026-01-11' : '2026-01-01',
    quantity: String(1 + (n % 5)),
    extraEndsOn: n % 7 === 1 ? '2026-01-22' : null,
    gb: `${7 + n}.3`,
    modules,
  };
}

type Nth = ReturnType<typeof nth>;

function itemsOf(tenantId: string, ids: Record<string, string>, of: Nth) {
  return of.modules.map((moduleKey) => ({
    tenantId,
    id: uuid(),
    customerId: ids.customer as string,
    subscriptionId: ids.subscription as string,
    moduleKey,
    quantity: of.quantity,
    startsOn: of.startsOn,
    billingFrom: of.billingFrom,
    endsOn: moduleKey === 'extra' ? of.extraEndsOn : null,
    createdAt: NOW,
  }));
}

/** Customers who differ in region, quantity, start, end, contract, modules and what they use. */
export async function fillVariedBook(
  db: Database,
  tenantId: string,
  planId: string,
  count: number,
): Promise<string[]> {
  const book = Array.from({ length: count }, (_, n) => {
    return { of: nth(n), ids: { customer: uuid(), subscription: uuid() } };
  });
  await inTenant(db, tenantId, async (tx) => {
    await tx.insert(customers).values(
      book.map(({ of, ids }) => ({
        tenantId,
        id: ids.customer,
        globalId: `C-${ids.customer}`,
        externalId: of.name.replace('Customer ', 'X-'),
        name: of.name,
        createdAt: NOW,
        updatedAt: NOW,
      })),
    );
    await tx.insert(subscriptions).values(
      book.map(({ of, ids }) => ({
        tenantId,
        id: ids.subscription,
        customerId: ids.customer,
        planKey: 'home',
        planDesignId: planId,
        startsOn: of.startsOn,
        anchorOn: of.startsOn,
        attributes: of.attributes,
        createdAt: NOW,
      })),
    );
    const items = book.flatMap(({ of, ids }) => itemsOf(tenantId, ids, of));
    await tx.insert(subscriptionItems).values(items);
    const data = items.filter(({ moduleKey }) => moduleKey === 'data');
    const gb = new Map<string, string>(book.map(({ of, ids }) => [ids.customer, of.gb]));
    await tx.insert(usageRecords).values(
      data.map(({ id, customerId, startsOn }) => ({
        tenantId,
        id: uuid(),
        itemId: id,
        metric: 'gb',
        quantity: gb.get(customerId) ?? '0',
        occurredOn: startsOn > '2026-01-01' ? '2026-01-20' : '2026-01-09',
        idempotencyKey: id,
        createdAt: NOW,
      })),
    );
  });
  return book.map(({ ids }) => ids.customer);
}
