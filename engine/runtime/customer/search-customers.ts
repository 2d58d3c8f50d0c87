import { rawSql } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import { type CustomerFilter, narrowing } from './customer-filter.ts';
import { type CustomerRow, loadCustomerRows } from './customer-rows.ts';

/** The ids of customers that the words find among those of the filter, the best first. */
export async function searchCustomers(
  { tx }: Scope,
  filter: CustomerFilter & { search: string },
  most: number,
): Promise<string[]> {
  const rows = await rawSql(tx)<{ id: string }[]>`
    select customer_id as id
      from ratecraft_search_customers(
        ${filter.search}, ${most}::int, ${narrowing(filter)}::text::jsonb) with ordinality
      order by ordinality`;
  return rows.map(({ id }) => id);
}

/** The best matches as rows; for verbs of other nouns, which ask for the permission. */
export async function findCustomers(
  scope: Scope,
  search: string,
  most: number,
): Promise<CustomerRow[]> {
  return loadCustomerRows(scope, await searchCustomers(scope, { search }, most));
}
