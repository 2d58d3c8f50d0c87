import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '#engine/runtime/context';
import {
  addContact,
  addDevice,
  createCustomer,
  setTags,
  storeCredential,
} from '#engine/runtime/customer';
import { publishDesign, saveDraft, submitDesign } from '#engine/runtime/design';
import { runImport } from '#engine/runtime/import';
import { createSubscription } from '#engine/runtime/subscription';
import { createTenant } from '#engine/runtime/tenant';
import { type TestDatabase, testContext } from '#tests/database';
import type { Known } from './call.ts';
import { CUSTOMERS_ONLY, FLOW_KEY, flowDocument, MODULE_KEY, planDocument } from './designs.ts';
import { makeApiKey } from './first-api-key.ts';
import { makeBackTests } from './first-back-tests.ts';
import { makeImport } from './first-import.ts';
import { makeRuns } from './first-runs.ts';
import { idsOf } from './ids.ts';
import { makeRecords } from './make-records.ts';
import { makePeople } from './people.ts';

/** Stands in a row of every table of the first tenant, and nowhere else. */
export const MARKER = 'quokka-7f3a';

const PLAN_KEY = 'home';
const DRAFT_KEY = 'in-progress';
const SUBMITTED_KEY = 'submitted';
const SCHEDULED_KEY = 'scheduled';
/** After the day of every test. */
const LATER = '2099-01-01';
const IMPORTED_ID = 'X-2';
const NAMES = { globalId: 'G-1', externalId: 'X-1', phone: '13800000000' };

export interface FirstTenant {
  tenantId: string;
  known: Known;
}

/**
 * A tenant with rows in every table: designs published and drafted, customers with all that belongs
 * to them, an import, and bill runs posted, in review with an exception, and computing. Its ids are
 * the same each time.
 */
export async function makeFirstTenant(
  database: TestDatabase,
  folder: string,
): Promise<FirstTenant> {
  const newId = idsOf('aaaaaaaa');
  const actor = { kind: 'user', id: MARKER, role: 'administrator' } as const;
  const system = testContext(database, '', { newId, actor: { kind: 'system' } });
  const { id: tenantId } = await createTenant({
    ctx: system,
    input: {
      slug: MARKER,
      name: MARKER,
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
      locale: 'zh',
      settings: { note: MARKER },
    },
  });
  const ctx = testContext(database, tenantId, { newId, actor });
  const designs = await makeDesigns(ctx);
  const customer = await makeCustomer(ctx);
  const records = await makeRecords(ctx, customer.customerId, MARKER);
  const subscription = await makeSubscription(ctx, customer.customerId);
  const file = await importMore(ctx, folder);
  const imports = await makeImport(ctx, MARKER);
  await makeLooseRows(database, tenantId, subscription.itemId);
  const { customerId } = customer;
  const wanted = { planKey: PLAN_KEY, marker: MARKER, customerId };
  const runs = await makeRuns(database, ctx, wanted);
  const backTests = await makeBackTests(ctx, MARKER);
  const apiKey = await makeApiKey(database, ctx, MARKER);
  const people = await makePeople(ctx, MARKER);
  const keys = {
    planKey: PLAN_KEY,
    flowKey: FLOW_KEY,
    draftKey: DRAFT_KEY,
    submittedKey: SUBMITTED_KEY,
  };
  return {
    tenantId,
    known: {
      ...NAMES,
      ...keys,
      ...designs,
      ...customer,
      ...records,
      ...imports,
      ...subscription,
      ...runs,
      ...backTests,
      ...apiKey,
      ...people,
      file,
    },
  };
}

async function makeDesigns(ctx: Context) {
  const flow = flowDocument(FLOW_KEY, MARKER);
  await saveDraft({ ctx, input: { document: flow, message: MARKER } });
  await publishDesign({ ctx, input: { kind: flow.kind, key: flow.key, lockVersion: 1 } });
  const plan = planDocument(PLAN_KEY, MARKER);
  await saveDraft({ ctx, input: { document: plan } });
  const { id: planId } = await publishDesign({
    ctx,
    input: { kind: plan.kind, key: plan.key, lockVersion: 1 },
  });
  await saveDraft({ ctx, input: { document: flowDocument(DRAFT_KEY, MARKER) } });
  const submitted = { kind: flow.kind, key: SUBMITTED_KEY, lockVersion: 1, message: MARKER };
  await saveDraft({ ctx, input: { document: flowDocument(SUBMITTED_KEY, MARKER) } });
  await submitDesign({ ctx, input: submitted });
  const later = flowDocument(SCHEDULED_KEY, MARKER);
  await saveDraft({ ctx, input: { document: later } });
  const { id: scheduledId } = await publishDesign({
    ctx,
    input: { kind: later.kind, key: later.key, lockVersion: 1, effectiveFrom: LATER },
  });
  return { planId, scheduledId };
}

async function makeCustomer(ctx: Context) {
  const { globalId, externalId, phone } = NAMES;
  const { id: customerId } = await createCustomer({
    ctx,
    input: {
      name: MARKER,
      globalId,
      externalId,
      region: MARKER,
      address: { street: MARKER },
      customFields: { note: MARKER },
    },
  });
  const contact = await addContact({
    ctx,
    input: { customerId, kind: 'phone', value: phone, isPrimary: true },
  });
  await addContact({ ctx, input: { customerId, kind: 'email', value: `${MARKER}@example.com` } });
  await setTags({ ctx, input: { customerId, tags: [MARKER] } });
  const device = await addDevice({ ctx, input: { customerId, kind: 'onu', serial: MARKER } });
  const credential = await storeCredential({
    ctx,
    input: { customerId, kind: 'pppoe', username: MARKER, secret: MARKER },
  });
  return {
    customerId,
    contactId: contact.id,
    deviceId: device.id,
    credentialId: credential.id,
  };
}

async function makeSubscription(ctx: Context, customerId: string) {
  const attributes = { note: MARKER };
  const { id, items } = await createSubscription({
    ctx,
    input: {
      customerId,
      planKey: PLAN_KEY,
      startsOn: '2026-01-01',
      externalId: MARKER,
      attributes,
      items: [{ moduleKey: MODULE_KEY, attributes }],
    },
  });
  return { subscriptionId: id, itemId: items[0]?.id ?? '' };
}

/** Imports a marked file with a row that is refused; returns another that names its customer. */
async function importMore(ctx: Context, folder: string): Promise<string> {
  const path = join(folder, `${MARKER}.csv`);
  writeFileSync(path, `id,name,phone\n${IMPORTED_ID},${MARKER},${MARKER}\n,${MARKER},\n`);
  await runImport({ ctx, input: { path, mapping: CUSTOMERS_ONLY, skipErrors: true } });
  const file = join(folder, 'customers.csv');
  writeFileSync(file, `id,name,phone\n${IMPORTED_ID},Renamed,139\n`);
  return file;
}

/** Rows that no verb writes yet, and the series that makes the invoices' numbers tell. */
async function makeLooseRows({ admin }: TestDatabase, tenantId: string, itemId: string) {
  await admin`
    insert into usage_records (tenant_id, id, item_id, metric, quantity, occurred_on,
        idempotency_key, created_at)
      values (${tenantId}, uuidv7(), ${itemId}, ${MARKER}, 1, '2026-01-02', ${MARKER}, now())`;
  await admin`
    insert into idempotency_keys (tenant_id, key, verb, request_hash, created_at)
      values (${tenantId}, ${MARKER}, 'verify', 'hash', now())`;
  await admin`
    insert into number_series (tenant_id, series, prefix)
      values (${tenantId}, 'invoice', ${`${MARKER}-`})`;
}
