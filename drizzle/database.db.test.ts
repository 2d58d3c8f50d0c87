import { randomUUIDv7 as uuid } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  insertCustomer,
  insertDesign,
  insertTenant,
  type TestDatabase,
} from '#tests/database';
import {
  addJob,
  checkDatabase,
  connect,
  customerContacts,
  customers,
  DatabaseFailure,
  designs,
  findTenantId,
  holdPoolLock,
  inTenant,
  migrate,
  openJobs,
  rawSql,
  recoverAbandonedJobs,
  tenants,
} from './index.ts';

let database: TestDatabase;
let tenantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await insertTenant(database.db);
});
afterAll(() => database.close());

const REFUSED = { cause: { code: 'RC003' } };

describe('connecting', () => {
  it.each([
    ['postgres://user:secret@127.0.0.1:1/nothing', 'database-unreachable'],
    ['postgres://user:secret@host.invalid:5432/nothing', 'database-unreachable'],
    ['not an address', 'database-unreachable'],
  ])('says in one line that %s cannot be reached', async (url, code) => {
    const error = await migrate(url).catch((caught) => caught);
    expect(error).toBeInstanceOf(DatabaseFailure);
    expect(error).toMatchObject({ code });
    expect(error.message).not.toMatch(/secret|\n/);
  });

  it('says that a database was never migrated, or refuses the login', async () => {
    const url = new URL(database.url);
    url.pathname = '/postgres';
    const db = connect(url.href);
    await expect(checkDatabase(db)).rejects.toMatchObject({ code: 'database-not-migrated' });
    await db.close();
    url.password = 'wrong';
    await expect(migrate(url.href)).rejects.toMatchObject({ code: 'database-refused' });
  });

  it('migrates again without change, from two processes at once', async () => {
    await Promise.all([migrate(database.url), migrate(database.url)]);
    await checkDatabase(database.db);
  });

  it('finds a tenant by its slug only', async () => {
    const id = await insertTenant(database.db, { slug: 'by-slug' });
    expect(await findTenantId(database.db, 'by-slug')).toBe(id);
    expect(await findTenantId(database.db, 'other')).toBeUndefined();
    expect(await database.db.orm.select().from(tenants)).toEqual([]);
  });

  it('reads instants as ISO text, dates and numbers as they are', async () => {
    const row = await inTenant(database.db, tenantId, async (tx) => {
      const at = '2026-03-01T08:00:00.123456Z';
      await tx.update(tenants).set({ createdAt: at });
      return tx.query.tenants.findFirst();
    });
    expect(row?.createdAt).toBe('2026-03-01T08:00:00.123456Z');
  });

  it('rolls back as a whole', async () => {
    const id = uuid();
    const failing = inTenant(database.db, tenantId, async (tx) => {
      await tx
        .insert(customers)
        .values({ tenantId, id, globalId: id, name: 'x', createdAt: 'now', updatedAt: 'now' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await inTenant(database.db, tenantId, (tx) => tx.$count(customers))).toBe(0);
  });
});

describe('what never changes', () => {
  it('a published design, except to retire', async () => {
    const id = await insertDesign(database.db, tenantId);
    const set = (values: Partial<typeof designs.$inferInsert>) =>
      inTenant(database.db, tenantId, (tx) => tx.update(designs).set(values));
    await expect(set({ document: { price: 1 } })).rejects.toMatchObject(REFUSED);
    await expect(set({ version: 2 })).rejects.toMatchObject(REFUSED);
    await expect(set({ status: 'retired', message: 'x' })).rejects.toMatchObject(REFUSED);
    await set({ status: 'retired', updatedAt: '2026-02-02T00:00:00Z' });
    await expect(set({ status: 'published' })).rejects.toMatchObject(REFUSED);
    await expect(inTenant(database.db, tenantId, (tx) => tx.delete(designs))).rejects.toMatchObject(
      REFUSED,
    );
    await expect(database.admin`delete from designs where id = ${id}`).rejects.toMatchObject({
      code: 'RC003',
    });
  });

  it('a global id', async () => {
    await insertCustomer(database.db, tenantId, { globalId: 'C-1' });
    await expect(
      inTenant(database.db, tenantId, (tx) => tx.update(customers).set({ globalId: 'C-2' })),
    ).rejects.toMatchObject(REFUSED);
    await inTenant(database.db, tenantId, (tx) => tx.update(customers).set({ name: 'renamed' }));
  });

  it('the history of contacts', async () => {
    const customerId = await insertCustomer(database.db, tenantId);
    const set = (values: Partial<typeof customerContacts.$inferInsert>) =>
      inTenant(database.db, tenantId, (tx) => tx.update(customerContacts).set(values));
    await inTenant(database.db, tenantId, (tx) =>
      tx.insert(customerContacts).values({
        tenantId,
        id: uuid(),
        customerId,
        kind: 'phone',
        value: '1',
        validFrom: '2026-01-01T00:00:00Z',
      }),
    );
    await expect(set({ value: '2' })).rejects.toMatchObject(REFUSED);
    await set({ validTo: '2026-02-01T00:00:00Z' });
    await expect(set({ validTo: null })).rejects.toMatchObject(REFUSED);
    await expect(database.admin`delete from customer_contacts`).rejects.toMatchObject({
      code: 'RC003',
    });
  });

  it.each(['balance_entries', 'audit_entries'])('%s', async (table) => {
    for (const statement of [
      `update ${table} set id = id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(database.admin.unsafe(statement)).rejects.toMatchObject({ code: 'RC003' });
    }
  });
});

describe('jobs', () => {
  const queued = () => database.admin`
    select t.identifier as task, j.payload, j.locked_by from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;

  it('exist exactly if the transaction commits, and only for its tenant', async () => {
    const other = uuid();
    const failing = inTenant(database.db, tenantId, async (tx) => {
      await addJob(tx, { task: 'lost', payload: {} });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await inTenant(database.db, tenantId, (tx) =>
      addJob(tx, {
        task: 'kept',
        payload: { chunkNo: 1, tenantId: other },
        key: 'k',
        queue: 'q',
        maxAttempts: 3,
      }),
    );
    const jobs = await queued();
    expect(jobs).toMatchObject([{ task: 'kept', payload: { chunkNo: 1, tenantId } }]);
    await expect(
      database.db.orm.transaction((tx) => addJob(tx, { task: 'none', payload: {} })),
    ).rejects.toMatchObject({ cause: { code: 'RC002' } });
  });

  it('of a dead pool are freed, of a living one not', async () => {
    const alive = openJobs(database.db);
    const dying = openJobs(database.db);
    const watcher = openJobs(database.db);
    await holdPoolLock(alive, 'pool-alive');
    await holdPoolLock(dying, 'pool-dead');
    await inTenant(database.db, tenantId, (tx) => addJob(tx, { task: 'second', payload: {} }));
    await database.admin`update graphile_worker._private_jobs
      set locked_at = now() - interval '1 minute', attempts = 1,
        locked_by = case when key like '%:k' then 'pool-alive' else 'pool-dead' end`;
    expect(await recoverAbandonedJobs(watcher)).toBe(0);
    await dying.end();
    await expect.poll(() => recoverAbandonedJobs(watcher)).toBe(1);
    expect(await queued()).toMatchObject([{ locked_by: 'pool-alive' }, { locked_by: null }]);
    await Promise.all([alive.end(), watcher.end()]);
  });

  it('keys belong to their tenant: another can neither replace nor hold up a job', async () => {
    const other = await insertTenant(database.db);
    const job = { task: 'keyed', key: 'same', queue: 'same', payload: {} };
    await inTenant(database.db, tenantId, (tx) => addJob(tx, job));
    await inTenant(database.db, other, (tx) => addJob(tx, job));
    await inTenant(database.db, other, (tx) => addJob(tx, job));
    const jobs = await database.admin`
      select j.payload->>'tenantId' as tenant, q.queue_name as queue
        from graphile_worker._private_jobs j
        join graphile_worker._private_job_queues q on q.id = j.job_queue_id
        where j.key like '%:same'`;
    expect(new Set(jobs.map(({ tenant }) => tenant))).toEqual(new Set([tenantId, other]));
    expect(jobs).toHaveLength(2);
    expect(new Set(jobs.map(({ queue }) => queue)).size).toBe(2);
  });

  it('can be touched by the application in no other way', async () => {
    const attempt = inTenant(
      database.db,
      tenantId,
      (tx) => rawSql(tx)`select ratecraft_recover_jobs('1 second')`,
    );
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    await expect(
      database.db.orm.execute(sql`delete from graphile_worker._private_jobs`),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('run under a login that sees nothing else', async () => {
    const jobs = openJobs(database.db);
    await expect(jobs`select from customers`).rejects.toMatchObject({ code: '42501' });
    await jobs.end();
  });
});
