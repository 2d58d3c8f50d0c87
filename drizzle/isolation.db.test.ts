import { randomUUIDv7 as uuid } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  fillEveryTable,
  insertTenant,
  type TableRow,
  type TestDatabase,
} from '#tests/database';
import { inTenant, rawSql, tenants } from './index.ts';

let database: TestDatabase;
let tenantA: string;
let tenantB: string;
/** One row of every table in the catalog, of tenant A. */
let rows: TableRow[];

beforeAll(async () => {
  database = await createTestDatabase();
  tenantA = await insertTenant(database.db);
  tenantB = await insertTenant(database.db);
  rows = await fillEveryTable(database, tenantA);
});
afterAll(() => database.close());

/** What an attempt got: the number of rows, or the code of the refusal. */
type Outcome = number | string;

async function attempt(tenantId: string | undefined, statement: string): Promise<Outcome> {
  let outcome: Outcome = 'not run';
  const rollBack = new Error('roll back');
  await database.db.sql
    .begin(async (sql) => {
      if (tenantId) await sql`select set_config('ratecraft.tenant_id', ${tenantId}, true)`;
      outcome = (await sql.unsafe(statement)).count;
      throw rollBack;
    })
    .catch((error) => {
      if (error !== rollBack) outcome = (error as { code: string }).code;
    });
  return outcome;
}

/** Every way to touch A's row of a table, as another tenant or as none. */
function statementsAgainst(
  row: TableRow,
): Record<'select' | 'insert' | 'update' | 'delete', string> {
  const { table, tenantColumn } = row;
  const where = `${tenantColumn} = '${tenantA}'`;
  return {
    select: `select 1 from ${table} where ${where}`,
    insert: row.insert,
    update: `update ${table} set ${tenantColumn} = ${tenantColumn} where ${where}`,
    delete: `delete from ${table} where ${where}`,
  };
}

const DENIED = '42501';

/** The verdict on one table: what got through that should not have. */
async function findLeaks(row: TableRow, as: string | undefined): Promise<string[]> {
  const statements = statementsAgainst(row);
  const leaks: string[] = [];
  for (const verb of ['select', 'update', 'delete'] as const) {
    const outcome = await attempt(as, statements[verb]);
    if (outcome !== 0 && outcome !== DENIED && outcome !== 'RC003') {
      leaks.push(`${verb} ${row.table}: ${outcome}`);
    }
  }
  const outcome = await attempt(as, statements.insert);
  if (outcome !== DENIED && outcome !== 'RC002') leaks.push(`insert ${row.table}: ${outcome}`);
  return leaks;
}

async function findAllLeaks(as: string | undefined): Promise<string[]> {
  const leaks: string[] = [];
  for (const row of rows) leaks.push(...(await findLeaks(row, as)));
  return leaks;
}

describe('row-level security', () => {
  it('covers every table of the catalog', async () => {
    const found = await database.admin`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
          (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p')
        order by 1`;
    expect(found.length).toBeGreaterThan(20);
    expect(found.map((table) => table.name)).toEqual(rows.map((row) => row.table).sort());
    for (const table of found) {
      expect(table).toMatchObject({ enabled: true, forced: true });
      expect(table.policies, table.name).toBeGreaterThan(0);
    }
  });

  it('begins every primary key with the tenant, and every foreign key holds it', async () => {
    const keys = await database.admin`
      select conrelid::regclass::text as name, contype,
          (select array_agg(attname::text) from unnest(conkey) k
            join pg_attribute a on a.attrelid = conrelid and a.attnum = k) as columns,
          (select attname::text from pg_attribute a
            where a.attrelid = conrelid and a.attnum = conkey[1]) as first
        from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'f')`;
    for (const key of keys.filter((candidate) => candidate.name !== 'tenants')) {
      expect(key.columns, `${key.name} ${key.columns}`).toContain('tenant_id');
      if (key.contype === 'p') expect(key.first, key.name).toBe('tenant_id');
    }
  });

  it('shows the tenant its own row of every table', async () => {
    for (const row of rows) {
      expect(await attempt(tenantA, statementsAgainst(row).select), row.table).toBeGreaterThan(0);
    }
  });

  it('gives another tenant nothing of it', async () => {
    expect(await findAllLeaks(tenantB)).toEqual([]);
  });

  it('gives nothing without a tenant', async () => {
    expect(await findAllLeaks(undefined)).toEqual([]);
    for (const row of rows) expect(await attempt(undefined, `select from ${row.table}`)).toBe(0);
  });

  it('keeps a tenant from giving its rows to another', async () => {
    const moved = inTenant(database.db, tenantA, (tx) =>
      tx.update(tenants).set({ id: tenantB, slug: 'moved' }),
    );
    await expect(moved).rejects.toMatchObject({ cause: { code: DENIED } });
  });

  it('is what holds: with it off, the same checks fail on every table', async () => {
    const { admin } = database;
    for (const row of rows) {
      await admin.unsafe(`alter table ${row.table} disable row level security`);
    }
    const leaks = await findAllLeaks(tenantB).finally(async () => {
      for (const row of rows) {
        await admin.unsafe(`alter table ${row.table} enable row level security`);
      }
    });
    for (const row of rows) {
      expect(
        leaks.some((leak) => leak.startsWith(`select ${row.table}:`)),
        row.table,
      ).toBe(true);
    }
    const ledger = ['billed_periods', 'invoice_facts', 'invoice_lines', 'invoices'];
    // Checked by their own triggers, or not the application's to write.
    const selfChecked = [...ledger, 'audit_chain'];
    for (const row of rows.filter((candidate) => !selfChecked.includes(candidate.table))) {
      const isLeaked = leaks.some((leak) => leak.startsWith(`insert ${row.table}:`));
      expect(isLeaked, row.table).toBe(true);
    }
    expect(await findAllLeaks(tenantB)).toEqual([]);
  });

  it('the application has no way around it', async () => {
    const { sql } = database.db;
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = session_user`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    await expect(
      sql`set row_security = off`.then(() => sql`select from tenants`),
    ).rejects.toThrow();
    await expect(sql`set role postgres`).rejects.toMatchObject({ code: DENIED });
    await expect(sql`set session authorization postgres`).rejects.toMatchObject({ code: DENIED });
    await expect(sql`alter table invoices disable row level security`).rejects.toMatchObject({
      code: DENIED,
    });
    await expect(sql`drop policy tenant_only on invoices`).rejects.toMatchObject({ code: DENIED });
    await expect(sql`select from graphile_worker._private_jobs`).rejects.toMatchObject({
      code: DENIED,
    });
  });
});

describe('the ledger writer', () => {
  const LEDGER = ['billed_periods', 'invoice_facts', 'invoice_lines', 'invoices'];

  it('may only insert, into four tables', async () => {
    const granted = await database.admin`
      select c.relname as name, privilege
        from pg_class c
          cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references',
            'trigger', 'maintain']) privilege
        where c.relkind in ('r', 'v', 'm', 'p', 'f')
          and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace,
            'drizzle'::regnamespace)
          and has_table_privilege('ratecraft_ledger_writer', c.oid, privilege)
        order by 1`;
    expect(granted.map((grant) => `${grant.privilege} ${grant.name}`)).toEqual(
      LEDGER.map((table) => `insert ${table}`),
    );
    const columns = await database.admin`
      select from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and has_any_column_privilege('ratecraft_ledger_writer', c.oid, 'select, update, references')`;
    expect(columns).toHaveLength(0);
  });

  it('may call none of our functions, nor make anything', async () => {
    const callable = await database.admin`
      select p.proname from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
          and has_function_privilege('ratecraft_ledger_writer', p.oid, 'execute')
          and has_schema_privilege('ratecraft_ledger_writer', p.pronamespace, 'usage')`;
    expect(callable).toEqual([]);
    const [rights] = await database.admin`
      select has_schema_privilege('ratecraft_ledger_writer', 'public', 'create') as make,
        has_database_privilege('ratecraft_ledger_writer', current_database(), 'create') as schema,
        (select count(*)::int from pg_auth_members
          where member = 'ratecraft_ledger_writer'::regrole) as memberships,
        (select rolcanlogin from pg_roles where rolname = 'ratecraft_ledger_writer') as login`;
    expect(rights).toEqual({ make: false, schema: false, memberships: 0, login: false });
  });

  const asWriter = (tenantId: string, statement: string) =>
    inTenant(database.db, tenantId, async (tx) => {
      const sql = rawSql(tx);
      await sql.unsafe('set local role ratecraft_ledger_writer');
      await sql.unsafe(statement);
    });

  it('is refused every other statement on every table', async () => {
    for (const row of rows) {
      const { insert, ...others } = statementsAgainst(row);
      for (const statement of Object.values(others)) {
        await expect(asWriter(tenantA, statement), statement).rejects.toMatchObject({
          code: DENIED,
        });
      }
      if (LEDGER.includes(row.table)) continue;
      await expect(asWriter(tenantA, insert), insert).rejects.toMatchObject({ code: DENIED });
    }
  });

  it('is refused a row of another tenant, and any row without one', async () => {
    for (const row of rows.filter((candidate) => LEDGER.includes(candidate.table))) {
      await expect(asWriter(tenantB, row.insert), row.table).rejects.toMatchObject({
        code: 'RC002',
      });
      await expect(asWriter('', row.insert), row.table).rejects.toMatchObject({ code: 'RC002' });
    }
  });

  it('leaves the application with its own role after COPY', async () => {
    const role = await inTenant(database.db, uuid(), async (tx) => {
      const sql = rawSql(tx);
      await sql.unsafe('set local role ratecraft_ledger_writer');
      await sql.unsafe('reset role');
      return (await sql`select current_user as name`)[0]?.name;
    });
    expect(role).toBe('ratecraft_app');
  });
});
