import { inArray } from 'drizzle-orm';
import {
  customerContacts,
  customerDevices,
  customers,
  customerTags,
  subscriptionItems,
  subscriptions,
  usageRecords,
} from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { getDesign } from '#engine/runtime/design';
import { insertRows } from '#engine/runtime/import/bulk';
import { type DemoCalendar, type DemoCustomer, demoCustomer } from './demo-customer.ts';
import { type DemoRecords, demoRecords } from './demo-records.ts';
import { writeRecords } from './write-records.ts';

const BATCH = 250;
export const DEMO_PLAN = 'home-broadband';

/** Writes the customers that aren't there yet, in batches; a broken start goes on from there. */
export async function writeCustomers(
  ctx: Context,
  count: number,
  calendar: DemoCalendar,
  signal: AbortSignal | undefined,
  /** Another number makes up other customers. */
  first = 1,
): Promise<void> {
  const plan = await getDesign({
    ctx,
    input: { kind: 'plan', key: DEMO_PLAN, version: 'latest' },
  });
  for (let start = first; start < first + count; start += BATCH) {
    signal?.throwIfAborted();
    const length = Math.min(BATCH, first + count - start);
    const batch = Array.from({ length }, (_, offset) => demoCustomer(start + offset, calendar));
    await inTransaction(ctx, async (scope) =>
      writeBatch(scope, await missing(scope, batch), plan.id, calendar),
    );
  }
}

async function missing({ tx }: Scope, batch: readonly DemoCustomer[]): Promise<DemoCustomer[]> {
  const rows = await tx
    .select({ externalId: customers.externalId })
    .from(customers)
    .where(
      inArray(
        customers.externalId,
        batch.map(({ externalId }) => externalId),
      ),
    );
  const present = new Set(rows.map(({ externalId }) => externalId));
  return batch.filter(({ externalId }) => !present.has(externalId));
}

interface Written {
  demo: DemoCustomer;
  records: DemoRecords;
  customerId: string;
  subscriptionId: string;
  items: { id: string; module: string; quantity: string }[];
}

async function writeBatch(
  scope: Scope,
  batch: readonly DemoCustomer[],
  planDesignId: string,
  calendar: DemoCalendar,
): Promise<void> {
  const { tx, newId } = scope;
  const written = batch.map(
    (demo): Written => ({
      demo,
      records: demoRecords(demo, calendar),
      customerId: newId(),
      subscriptionId: newId(),
      items: demo.items.map((item) => ({ id: newId(), ...item })),
    }),
  );
  await insertRows(
    tx,
    customers,
    written.map((each) => customerRow(scope, each)),
  );
  await insertRows(
    tx,
    customerContacts,
    written.flatMap((each) => contactRows(scope, each)),
  );
  await insertRows(
    tx,
    customerTags,
    written.flatMap((each) => tagRows(scope, each)),
  );
  await insertRows(
    tx,
    customerDevices,
    written.map((each) => deviceRow(scope, each)),
  );
  await insertRows(
    tx,
    subscriptions,
    written.map((each) => subscriptionRow(scope, each, planDesignId)),
  );
  await insertRows(
    tx,
    subscriptionItems,
    written.flatMap((each) => itemRows(scope, each)),
  );
  await insertRows(
    tx,
    usageRecords,
    written.flatMap((each) => usageRows(scope, each)),
  );
  await writeRecords(scope, written);
}

function customerRow({ tenantId, now }: Scope, { demo, customerId }: Written) {
  const { externalId, name, kind, tier, region, industry, address } = demo;
  const at = now.toString();
  return {
    tenantId,
    id: customerId,
    globalId: customerId,
    externalId,
    name,
    kind,
    tier,
    region,
    industry,
    status: 'active' as const,
    address,
    customFields: {},
    createdAt: at,
    updatedAt: at,
  };
}

/** Known since the customer came; a number given up before stays in the history. */
function contactRows({ tenantId, newId }: Scope, { demo, records, customerId }: Written) {
  const since = `${demo.startsOn}T02:00:00Z`;
  const { formerPhone, isPhoneVerified } = records;
  const changedAt =
    formerPhone && formerPhone.until > demo.startsOn ? `${formerPhone.until}T03:00:00Z` : null;
  const row = {
    tenantId,
    customerId,
    isPrimary: true,
    verifiedAt: null as string | null,
    validFrom: since,
    validTo: null as string | null,
  };
  const phone = {
    ...row,
    id: newId(),
    kind: 'phone' as const,
    value: demo.phone,
    verifiedAt: isPhoneVerified ? (changedAt ?? since) : null,
    validFrom: changedAt ?? since,
  };
  const former = changedAt
    ? [
        {
          ...row,
          id: newId(),
          kind: 'phone' as const,
          value: formerPhone?.value ?? '',
          validTo: changedAt,
        },
      ]
    : [];
  const email = demo.email
    ? [{ ...row, id: newId(), kind: 'email' as const, value: demo.email }]
    : [];
  return [phone, ...former, ...email];
}

function tagRows({ tenantId }: Scope, { demo, customerId }: Written) {
  return demo.tags.map((tag) => ({ tenantId, customerId, tag }));
}

function deviceRow({ tenantId, newId, now }: Scope, { demo, customerId }: Written) {
  return {
    tenantId,
    id: newId(),
    customerId,
    kind: 'onu',
    ...demo.device,
    status: 'active' as const,
    attributes: {},
    createdAt: now.toString(),
  };
}

function subscriptionRow(
  { tenantId, now }: Scope,
  { demo, customerId, subscriptionId }: Written,
  planDesignId: string,
) {
  const { externalId, startsOn, endsOn, bandwidthMbps, contract } = demo;
  return {
    tenantId,
    id: subscriptionId,
    customerId,
    planKey: DEMO_PLAN,
    planDesignId,
    status: endsOn === null ? ('active' as const) : ('ended' as const),
    startsOn,
    endsOn,
    anchorOn: startsOn,
    attributes: { bandwidthMbps, contract },
    externalId: `${externalId}/${DEMO_PLAN}`,
    createdAt: now.toString(),
  };
}

function itemRows({ tenantId, now }: Scope, { demo, customerId, subscriptionId, items }: Written) {
  const { startsOn, endsOn, billingFrom } = demo;
  return items.map(({ id, module, quantity }) => ({
    tenantId,
    id,
    subscriptionId,
    customerId,
    moduleKey: module,
    quantity,
    attributes: {},
    startsOn,
    endsOn,
    billingFrom,
    createdAt: now.toString(),
  }));
}

function usageRows({ tenantId, newId, now }: Scope, { demo, items }: Written) {
  const ids = new Map(items.map(({ module, id }) => [module, id]));
  return demo.usage.map(({ module, metric, quantity, occurredOn }) => ({
    tenantId,
    id: newId(),
    itemId: ids.get(module) ?? '',
    metric,
    quantity,
    occurredOn,
    idempotencyKey: `${demo.externalId}/${metric}/${occurredOn}`,
    createdAt: now.toString(),
  }));
}
