import { and, eq, inArray } from 'drizzle-orm';
import { customers, rawSql } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { applyReadRules } from '#engine/runtime/permission';
import { addressLine } from './address-line.ts';
import type { Customer } from './customer.ts';

/** A customer as lists show it, with what its role may see. */
export interface CustomerRow extends Customer {
  /** The current primary one, or else the first. */
  phone: string | null;
  email: string | null;
  addressLine: string;
  /** Of subscriptions that haven't ended. */
  plans: { key: string; name: LocalText }[];
  tags: string[];
  /** Decimal text in the tenant's currency; positive is owed. */
  balance: string;
}

interface Extras {
  id: string;
  phone: string | null;
  email: string | null;
  plans: CustomerRow['plans'];
  tags: string[];
  balance: string;
}

/** Customers by id, in the order of the ids; one question for the rows and one for all the rest. */
export async function loadCustomerRows(
  { tx, tenantId, actor }: Scope,
  ids: readonly string[],
): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const [found, extras] = await Promise.all([
    tx
      .select()
      .from(customers)
      .where(and(eq(customers.tenantId, tenantId), inArray(customers.id, [...ids]))),
    rawSql(tx)<Extras[]>`
      select c.id,
          (select k.value from customer_contacts k
            where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.kind = 'phone'
              and k.valid_to is null
            order by k.is_primary desc, k.valid_from, k.id limit 1) as phone,
          (select k.value from customer_contacts k
            where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.kind = 'email'
              and k.valid_to is null
            order by k.is_primary desc, k.valid_from, k.id limit 1) as email,
          (select coalesce(json_agg(distinct jsonb_build_object(
                'key', s.plan_key, 'name', d.document->'name')), '[]')
            from subscriptions s
            join designs d on d.tenant_id = s.tenant_id and d.id = s.plan_design_id
            where s.tenant_id = c.tenant_id and s.customer_id = c.id and s.status <> 'ended') as plans,
          (select coalesce(json_agg(t.tag order by t.tag), '[]') from customer_tags t
            where t.tenant_id = c.tenant_id and t.customer_id = c.id) as tags,
          (select coalesce(sum(e.amount), 0)::text from balance_entries e
            join tenants o on o.id = e.tenant_id and o.currency = e.currency
            where e.tenant_id = c.tenant_id and e.customer_id = c.id) as balance
        from customers c
        where c.tenant_id = ${tenantId} and c.id = any (${[...ids]}::uuid[])`,
  ]);
  const byId = new Map(found.map((customer) => [customer.id, customer]));
  const extrasOf = new Map(extras.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const customer = byId.get(id);
    const extra = extrasOf.get(id);
    if (!customer || !extra) return [];
    const row = { ...customer, ...extra, addressLine: addressLine(customer.address) };
    return applyReadRules(actor, 'customer', row);
  });
}
