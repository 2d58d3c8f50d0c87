import { and, eq, sql } from 'drizzle-orm';
import { designs } from '#drizzle';
import type { Scope } from '#engine/runtime/context';
import type { PricingFlow } from '#schemas';

const MOST_FLOWS = 50;

/** The draft of a flow, or its latest version. */
export async function flowOfKey({ tx, tenantId }: Scope, key: string): Promise<PricingFlow[]> {
  const rows = await tx
    .select({ document: designs.document })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, 'pricing-flow'),
        eq(designs.key, key),
        sql`${designs.status} in ('draft', 'published')`,
      ),
    )
    .orderBy(sql`${designs.version} desc nulls first`)
    .limit(1);
  return rows.map(({ document }) => document as PricingFlow);
}

/**
 * Flows whose latest published version uses a table. Publishing writes a table into the flow, so it
 * is known again by what a version of the table says.
 */
export async function flowsWithTable({ tx, tenantId }: Scope, key: string): Promise<PricingFlow[]> {
  const rows = await tx.execute<{ document: PricingFlow }>(sql`
    with versions as (
      select document -> 'content' as content from designs
        where tenant_id = ${tenantId} and kind = 'decision-table' and key = ${key}
          and version is not null
    ), latest as (
      select distinct on (key) key, document from designs
        where tenant_id = ${tenantId} and kind = 'pricing-flow' and status = 'published'
        order by key, version desc
    )
    select document from latest
      where exists (
        select from jsonb_array_elements(document -> 'nodes') node
          where node ->> 'kind' = 'decision-table' and (
            node -> 'config' ->> 'tableKey' = ${key}
            or exists (
              select from versions
                where content -> 'rules' = node -> 'config' -> 'table' -> 'rules'
                  and content -> 'inputs' = node -> 'config' -> 'table' -> 'inputs')))
      order by key limit ${MOST_FLOWS}`);
  return rows.map(({ document }) => document);
}
