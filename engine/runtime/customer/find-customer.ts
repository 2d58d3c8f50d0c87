import { and, asc, eq, type SQL } from 'drizzle-orm';
import {
  customerContacts,
  customerCredentials,
  customerDevices,
  customers,
  customerTags,
} from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { applyReadRules, requirePermission } from '#engine/runtime/permission';
import { CUSTOMER, type Customer, type CustomerDetails } from './customer.ts';

export type FindCustomerInput = { id: string } | { globalId: string } | { externalId: string };

interface Given {
  id?: string;
  globalId?: string;
  externalId?: string;
}

const parse = inputParser<Given>({}, { id: TEXT.id, globalId: TEXT.word, externalId: TEXT.word });

/** A customer by one of its ids, with contacts (past ones too), tags, devices and credentials. */
export async function findCustomer({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindCustomerInput;
}): Promise<CustomerDetails> {
  requirePermission(ctx, 'customer.get');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const [customer] = await scope.tx
      .select()
      .from(customers)
      .where(and(eq(customers.tenantId, ctx.tenantId), byId(given)));
    if (customer) return { ...customer, ...(await loadParts(scope, customer)) };
    throw notFound(CUSTOMER, given.id ?? given.globalId ?? given.externalId ?? '');
  });
}

function byId({ id, globalId, externalId }: Given): SQL {
  if (id !== undefined) return eq(customers.id, id);
  if (globalId !== undefined) return eq(customers.globalId, globalId);
  return eq(customers.externalId, externalId ?? '');
}

type Parts = Omit<CustomerDetails, keyof Customer>;

/** Asked all at once: the driver sends them down one connection without waiting in between. */
async function loadParts({ tx, actor }: Scope, { tenantId, id }: Customer): Promise<Parts> {
  const [contacts, tags, devices, credentials] = await Promise.all([
    tx
      .select()
      .from(customerContacts)
      .where(and(eq(customerContacts.tenantId, tenantId), eq(customerContacts.customerId, id)))
      .orderBy(asc(customerContacts.validFrom), asc(customerContacts.id)),
    tx
      .select({ tag: customerTags.tag })
      .from(customerTags)
      .where(and(eq(customerTags.tenantId, tenantId), eq(customerTags.customerId, id)))
      .orderBy(asc(customerTags.tag)),
    tx
      .select()
      .from(customerDevices)
      .where(and(eq(customerDevices.tenantId, tenantId), eq(customerDevices.customerId, id)))
      .orderBy(asc(customerDevices.id)),
    tx
      .select({
        id: customerCredentials.id,
        kind: customerCredentials.kind,
        username: customerCredentials.username,
        createdAt: customerCredentials.createdAt,
      })
      .from(customerCredentials)
      .where(
        and(eq(customerCredentials.tenantId, tenantId), eq(customerCredentials.customerId, id)),
      )
      .orderBy(asc(customerCredentials.id)),
  ]);
  return {
    contacts: contacts.map((contact) => applyReadRules(actor, 'contact', contact)),
    tags: tags.map(({ tag }) => tag),
    devices,
    credentials: credentials.map((each) => applyReadRules(actor, 'credential', each)),
  };
}
