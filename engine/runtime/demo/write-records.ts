import { customerContracts, customerCredentials, customerNotes } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { findSecretKey, seal } from '#engine/runtime/customer';
import { insertRows } from '#engine/runtime/import/bulk';
import type { DemoCustomer } from './demo-customer.ts';
import type { DemoRecords } from './demo-records.ts';

export interface WrittenRecords {
  demo: DemoCustomer;
  records: DemoRecords;
  customerId: string;
  subscriptionId: string;
}

/** Hours of the day, in UTC, at which the office works. */
const OFFICE_HOUR = 'T02:30:00Z';

/** Contracts, notes and logins of a batch of customers. */
export async function writeRecords(
  scope: Scope,
  written: readonly WrittenRecords[],
): Promise<void> {
  const { tx, tenantId, newId } = scope;
  const contracts = written.flatMap(({ records, customerId, subscriptionId }) => {
    if (!records.contract) return [];
    const { contract } = records;
    const createdAt = `${contract.signedOn}${OFFICE_HOUR}`;
    return { tenantId, id: newId(), customerId, subscriptionId, ...contract, createdAt };
  });
  await insertRows(tx, customerContracts, contracts);
  const notes = written.flatMap(({ records, customerId }) =>
    records.notes.map(({ writtenOn, ...note }) => ({
      tenantId,
      id: newId(),
      customerId,
      ...note,
      createdAt: `${writtenOn}${OFFICE_HOUR}`,
    })),
  );
  await insertRows(tx, customerNotes, notes);
  await writeCredentials(scope, written);
}

async function writeCredentials(
  { tx, tenantId, newId, now }: Scope,
  written: readonly WrittenRecords[],
): Promise<void> {
  if (written.length === 0) return;
  const key = await findSecretKey();
  const rows = written.map(({ demo, records, customerId }) => {
    const id = newId();
    return {
      tenantId,
      id,
      customerId,
      kind: 'pppoe',
      username: demo.externalId.toLowerCase(),
      secretCiphertext: seal(key, records.secret, `${tenantId}/${id}`),
      keyId: key.id,
      createdAt: now.toString(),
    };
  });
  await tx.insert(customerCredentials).values(rows);
}
