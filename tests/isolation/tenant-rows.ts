import type { Sql } from 'postgres';

interface TenantTable {
  name: string;
  /** The condition on a row `t` of the tenant `$1`. */
  where: string;
  hasId: boolean;
}

/** Every table that holds rows of tenants, by the catalog, and the queue's jobs. */
async function tenantTables(admin: Sql): Promise<TenantTable[]> {
  const found = await admin<{ name: string; hasId: boolean }[]>`
    select c.relname::text as name, exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id') as "hasId"
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by 1`;
  const tables = found.map(({ name, hasId }) => ({
    name,
    hasId,
    where: name === 'tenants' ? 't.id = $1' : 't.tenant_id = $1',
  }));
  const jobs = { name: 'graphile_worker._private_jobs', hasId: false };
  return [...tables, { ...jobs, where: `t.payload->>'tenantId' = $1::uuid::text` }];
}

/** A fingerprint of all rows of the tenant in each table, as the administrator sees them. */
export async function digestRows(admin: Sql, tenantId: string): Promise<Map<string, string>> {
  const tables = await tenantTables(admin);
  const parts = tables.map(
    ({ name, where }) => `
      select '${name}' as name,
          count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
        from ${name} t where ${where}`,
  );
  const rows = await admin.unsafe<{ name: string; digest: string }[]>(parts.join(' union all '), [
    tenantId,
  ]);
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

/** Tables in which no row of the tenant holds the text. */
export async function tablesWithout(admin: Sql, tenantId: string, text: string): Promise<string[]> {
  const tables = await tenantTables(admin);
  const parts = tables.map(
    ({ name, where }) => `
      select '${name}' as name where not exists (
        select from ${name} t where ${where} and strpos(t::text, $2) > 0)`,
  );
  const rows = await admin.unsafe<{ name: string }[]>(parts.join(' union all '), [tenantId, text]);
  return rows.map(({ name }) => name).sort();
}

/** The ids of all rows of the tenant. */
export async function idsOfRows(admin: Sql, tenantId: string): Promise<string[]> {
  const tables = (await tenantTables(admin)).filter(({ hasId }) => hasId);
  const parts = tables.map(
    ({ name, where }) => `select t.id::text as id from ${name} t where ${where}`,
  );
  const rows = await admin.unsafe<{ id: string }[]>(parts.join(' union all '), [tenantId]);
  return rows.map(({ id }) => id);
}
