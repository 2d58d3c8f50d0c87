import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';
import { addMail, type IdentityDatabase, inTenant, openIdentity } from './index.ts';

const DENIED = '42501';

let database: TestDatabase;
let own: IdentityDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  own = openIdentity(database.db);
});
afterAll(async () => {
  await own.close();
  await database.close();
});

const tablesOf = (schema: string) => database.admin<{ name: string }[]>`
  select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p', 'v', 'm') order by 1`;

describe('the schema of the sign-in', () => {
  it('is closed to the application, table by table', async () => {
    const tables = await tablesOf('identity');
    expect(tables.length).toBeGreaterThanOrEqual(8);
    for (const { name } of tables) {
      for (const statement of [`select from ${name}`, `delete from ${name}`]) {
        const attempt = database.db.sql.unsafe(statement);
        await expect(attempt, statement).rejects.toMatchObject({ code: DENIED });
      }
    }
    const writable = await database.admin`
      select c.relname from pg_class c
        where c.relnamespace = 'identity'::regnamespace
          and (has_any_column_privilege('ratecraft_app', c.oid, 'select, insert, update')
            or has_any_column_privilege('ratecraft_jobs', c.oid, 'select, insert, update')
            or has_any_column_privilege('ratecraft_ledger_writer', c.oid, 'select, insert, update'))`;
    expect(writable).toEqual([]);
  });

  it('takes mail from the application through one function, with the tenant put in by it', async () => {
    const tenantId = await insertTenant(database.db);
    const mail = { kind: 'k', recipient: 'a@example.com', subject: 's', body: 'b' };
    const id = await inTenant(database.db, tenantId, (tx) => addMail(tx, mail));
    expect(await own.sql`select id, tenant_id from identity.mail_outbox`).toEqual([
      { id, tenant_id: tenantId },
    ]);
    const undone = inTenant(database.db, tenantId, async (tx) => {
      await addMail(tx, mail);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await own.sql`select from identity.mail_outbox`).toHaveLength(1);
  });
});

describe('the login of the sign-in', () => {
  it('sees nothing of any tenant', async () => {
    for (const schema of ['public', 'graphile_worker', 'drizzle']) {
      for (const { name } of await tablesOf(schema)) {
        const attempt = own.sql.unsafe(`select from ${name}`);
        await expect(attempt, name).rejects.toMatchObject({ code: DENIED });
      }
    }
  });

  it('owns no table, makes nothing, and has no way around it', async () => {
    const [role] = await own.sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
          has_database_privilege(current_database(), 'create') as makes
        from pg_roles where rolname = session_user`;
    expect(role).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      makes: false,
    });
    await expect(own.sql`set role ratecraft_app`).rejects.toMatchObject({ code: DENIED });
    await expect(own.sql`create table identity.more (id int)`).rejects.toMatchObject({
      code: DENIED,
    });
    await expect(own.sql`create table public.more (id int)`).rejects.toMatchObject({
      code: DENIED,
    });
  });
});

describe('the tenants of a person', () => {
  it('are shown to that person only, and only for the transaction', async () => {
    const { sql } = database.db;
    const [mine, other] = [await insertTenant(database.db), await insertTenant(database.db)];
    const userId = '01900000-0000-7000-8000-000000000001';
    await inTenant(database.db, mine, async (tx) => {
      await tx.execute(`insert into memberships
        values ('${mine}', '${userId}', 'finance', 'e', 'n', 'active', now(), now())`);
    });
    const seen = await sql.begin(async (tx) => {
      await tx`select set_config('ratecraft.user_id', ${userId}, true)`;
      return tx`select id from tenants`;
    });
    expect(seen).toEqual([{ id: mine }]);
    const stranger = await sql.begin(async (tx) => {
      await tx`select set_config('ratecraft.user_id', ${other}, true)`;
      return tx`select id from tenants`;
    });
    expect(stranger).toEqual([]);
    expect(await sql`select id from tenants`).toEqual([]);
  });
});
