import { sql } from 'drizzle-orm';
import type { Database, Transaction } from './connect.ts';

/** Runs `work` in one transaction that sees and writes only rows of the tenant. */
export function inTenant<T>(
  db: Pick<Database, 'orm'>,
  tenantId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('ratecraft.tenant_id', ${tenantId}, true)`);
    return work(tx);
  });
}

/** The tenant of a slug: whoever knows the slug sees that one row, and no other. */
export async function findTenantId(
  db: Pick<Database, 'sql'>,
  slug: string,
): Promise<string | undefined> {
  const rows = await db.sql.begin(async (sql) => {
    await sql`select set_config('ratecraft.tenant_slug', ${slug}, true)`;
    return sql<{ id: string }[]>`select id from tenants where slug = ${slug}`;
  });
  return rows[0]?.id;
}
