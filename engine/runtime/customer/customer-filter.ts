import { type SQL, sql } from 'drizzle-orm';
import { customers, customerTags, subscriptions } from '#drizzle';
import { TEXT } from '#engine/runtime/input';
import type { Customer } from './customer.ts';

/** Which customers of the list; merged ones only where they are asked for. */
export interface CustomerFilter {
  /** Words, each of which is part of a name, an id, a current contact or the address. */
  search?: string;
  status?: Customer['status'];
  tier?: string;
  region?: string;
  kind?: Customer['kind'];
  tag?: string;
  /** Key of a plan that a subscription which hasn't ended is for. */
  plan?: string;
}

export const FILTER_FIELDS = {
  search: TEXT.word,
  status: { enum: ['active', 'closed', 'merged'] },
  tier: TEXT.word,
  region: TEXT.word,
  kind: { enum: ['person', 'company'] },
  tag: TEXT.word,
  plan: TEXT.word,
};

/** The filter as the database's search takes it: without the words. */
export function narrowing({ search: _, ...filter }: CustomerFilter): string {
  const { status, tier, region, kind, tag, plan } = filter;
  return JSON.stringify({ status, tier, region, kind, tag, plan });
}

/** The conditions on `customers` of all but the words; the migration `search` has the same. */
export function filterConditions(tenantId: string, filter: CustomerFilter): SQL[] {
  const conditions: SQL[] = [sql`${customers.tenantId} = ${tenantId}`];
  const { status, tier, region, kind, tag, plan } = filter;
  if (status === undefined) conditions.push(sql`${customers.status} <> 'merged'`);
  else conditions.push(sql`${customers.status} = ${status}`);
  if (tier !== undefined) conditions.push(sql`${customers.tier} = ${tier}`);
  if (region !== undefined) conditions.push(sql`${customers.region} = ${region}`);
  if (kind !== undefined) conditions.push(sql`${customers.kind} = ${kind}`);
  if (tag !== undefined) {
    conditions.push(sql`exists (select from ${customerTags}
      where ${customerTags.tenantId} = ${customers.tenantId}
        and ${customerTags.customerId} = ${customers.id} and ${customerTags.tag} = ${tag})`);
  }
  if (plan !== undefined) {
    conditions.push(sql`exists (select from ${subscriptions}
      where ${subscriptions.tenantId} = ${customers.tenantId}
        and ${subscriptions.customerId} = ${customers.id}
        and ${subscriptions.planKey} = ${plan} and ${subscriptions.status} <> 'ended')`);
  }
  return conditions;
}
