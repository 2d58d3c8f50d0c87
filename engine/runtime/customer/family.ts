import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';

/** A customer that was merged into the one shown, itself or by way of another. */
export interface MergedCustomer {
  mergeId: string;
  id: string;
  name: string;
  globalId: string;
  mergedAt: string;
}

/** Everybody that was merged into a customer and still is. */
export async function findMerged(
  { tx, tenantId }: Scope,
  customerId: string,
): Promise<MergedCustomer[]> {
  return rawSql(tx)<MergedCustomer[]>`
    with recursive merged as (
      select g.id as merge_id, g.merged_id, g.merged_at from customer_merges g
        where g.tenant_id = ${tenantId} and g.kept_id = ${customerId} and g.undone_at is null
      union
      select g.id, g.merged_id, g.merged_at from merged m
        join customer_merges g on g.tenant_id = ${tenantId} and g.kept_id = m.merged_id
          and g.undone_at is null)
    select m.merge_id as "mergeId", c.id, c.name, c.global_id as "globalId",
        to_json(m.merged_at)#>>'{}' as "mergedAt"
      from merged m join customers c on c.tenant_id = ${tenantId} and c.id = m.merged_id
      order by m.merged_at, c.id`;
}

/** The entries that a merge wrote, for one of the two customers. */
export const mergeEntryKey = (mergeId: string, currency: string, of: 'kept' | 'merged') =>
  `merge:${mergeId}:${currency}:${of}`;
