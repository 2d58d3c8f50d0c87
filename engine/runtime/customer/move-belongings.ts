import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import type { MergeRecord, MovedContact } from './merge-record.ts';

/** From one customer to another. */
export interface Way {
  from: string;
  to: string;
}

const TABLES = {
  devices: 'customer_devices',
  credentials: 'customer_credentials',
  notes: 'customer_notes',
} as const;

/** Devices, credentials, notes and contracts, as they are. */
export async function moveBelongings(
  { tx, tenantId }: Scope,
  { from, to }: Way,
): Promise<Pick<MergeRecord, 'devices' | 'credentials' | 'notes' | 'contracts'>> {
  const sql = rawSql(tx);
  const move = async (table: string) => {
    const rows = await sql<{ id: string }[]>`
      update ${sql(table)} set customer_id = ${to}
        where tenant_id = ${tenantId} and customer_id = ${from} returning id`;
    return rows.map(({ id }) => id).sort();
  };
  const contracts = await sql<{ id: string; subscriptionId: string | null }[]>`
    update customer_contracts set customer_id = ${to}
      where tenant_id = ${tenantId} and customer_id = ${from}
      returning id, subscription_id as "subscriptionId"`;
  return {
    devices: await move(TABLES.devices),
    credentials: await move(TABLES.credentials),
    notes: await move(TABLES.notes),
    contracts: [...contracts],
  };
}

const WHAT = {
  devices: { zh: '设备', en: 'devices' },
  credentials: { zh: '凭据', en: 'credentials' },
  notes: { zh: '备注', en: 'notes' },
} as const;

/** The same back again; what is no longer with the kept customer is named. */
export async function returnBelongings(
  { tx, tenantId }: Scope,
  { from, to }: Way,
  moved: MergeRecord,
): Promise<void> {
  const sql = rawSql(tx);
  for (const kind of ['devices', 'credentials', 'notes'] as const) {
    const rows = await sql`
      update ${sql(TABLES[kind])} set customer_id = ${to}
        where tenant_id = ${tenantId} and customer_id = ${from}
          and id = any (${moved[kind]}::uuid[]) returning id`;
    if (rows.length !== moved[kind].length) throw changedSince(WHAT[kind]);
  }
  for (const { id, subscriptionId } of moved.contracts) {
    const rows = await sql`
      update customer_contracts set customer_id = ${to}, subscription_id = ${subscriptionId}
        where tenant_id = ${tenantId} and customer_id = ${from} and id = ${id} returning id`;
    if (rows.length === 0) throw changedSince({ zh: '合同', en: 'contracts' });
  }
}

export function changedSince(what: { zh: string; en: string }) {
  return conflict({
    zh: `合并后${what.zh}已有变动，不能撤销`,
    en: `the ${what.en} changed since the merge, so it can't be undone`,
  });
}

interface ContactRow extends Omit<MovedContact, 'toId'> {
  id: string;
}

/** A past contact never changes, so the contacts close here and open there. */
export async function moveContacts(scope: Scope, { from, to }: Way): Promise<MovedContact[]> {
  const own = await closeContacts(scope, from);
  const present = await currentContacts(scope, to);
  const moved: MovedContact[] = [];
  for (const { id: _, ...contact } of own) {
    const isKnown = present.some(
      ({ kind, value }) => kind === contact.kind && value === contact.value,
    );
    const hasPrimary = present.some(({ kind, isPrimary }) => kind === contact.kind && isPrimary);
    const opened = { ...contact, isPrimary: contact.isPrimary && !hasPrimary };
    moved.push({ ...contact, toId: isKnown ? null : await openContact(scope, to, opened) });
  }
  return moved;
}

/** The same back again: closed on the kept customer, opened anew on the other one. */
export async function returnContacts(
  scope: Scope,
  { from, to }: Way,
  moved: readonly MovedContact[],
): Promise<void> {
  const sql = rawSql(scope.tx);
  for (const { toId, ...contact } of moved) {
    if (toId !== null) {
      const closed = await sql`
        update customer_contacts set valid_to = ${scope.now.toString()}
          where tenant_id = ${scope.tenantId} and id = ${toId} and customer_id = ${from}
            and valid_to is null
          returning id`;
      const what = { zh: `联系方式 ${contact.value} `, en: `contact ${contact.value}` };
      if (closed.length === 0) throw changedSince(what);
    }
    await openContact(scope, to, contact);
  }
}

function currentContacts({ tx, tenantId }: Scope, customerId: string): Promise<ContactRow[]> {
  return rawSql(tx)<ContactRow[]>`
    select id, kind, value, is_primary as "isPrimary", to_json(verified_at)#>>'{}' as "verifiedAt"
      from customer_contacts
      where tenant_id = ${tenantId} and customer_id = ${customerId} and valid_to is null
      order by id
      for update`;
}

async function closeContacts(scope: Scope, customerId: string): Promise<ContactRow[]> {
  const own = await currentContacts(scope, customerId);
  await rawSql(scope.tx)`
    update customer_contacts set valid_to = ${scope.now.toString()}
      where tenant_id = ${scope.tenantId} and id = any (${own.map(({ id }) => id)}::uuid[])`;
  return own;
}

async function openContact(
  { tx, tenantId, newId, now }: Scope,
  customerId: string,
  { kind, value, isPrimary, verifiedAt }: Omit<MovedContact, 'toId'>,
): Promise<string> {
  const id = newId();
  await rawSql(tx)`
    insert into customer_contacts (tenant_id, id, customer_id, kind, value, is_primary,
        verified_at, valid_from)
      values (${tenantId}, ${id}, ${customerId}, ${kind}, ${value}, ${isPrimary}, ${verifiedAt},
        ${now.toString()})`;
  return id;
}

/** Tags of the one that the other hasn't got; the merged customer keeps its own. */
export async function copyTags({ tx, tenantId }: Scope, { from, to }: Way): Promise<string[]> {
  const rows = await rawSql(tx)<{ tag: string }[]>`
    insert into customer_tags (tenant_id, customer_id, tag)
      select tenant_id, ${to}::uuid, tag from customer_tags
        where tenant_id = ${tenantId} and customer_id = ${from}
    on conflict do nothing
    returning tag`;
  return rows.map(({ tag }) => tag).sort();
}
