import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/database';
import { openAdmin } from './index.ts';

// A driver's exception outside of any promise would fail this file by itself.
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const kill = (pid: number) => database.admin`select pg_terminate_backend(${pid})`;

it('survives connections lost inside of transactions, and goes on', async () => {
  const sql = openAdmin(database.url);
  for (let round = 0; round < 5; round++) {
    const broken = sql.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await kill(row?.pid ?? 0);
      await tx`select 1`;
    });
    await expect(broken).rejects.toThrow();
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  }
  await sql.end();
});

it('survives a loss while a transaction works on something else', async () => {
  const sql = openAdmin(database.url);
  const broken = sql.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await kill(row?.pid ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tx`select 1`.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tx`select 1`;
  });
  await expect(broken).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
});

it('survives a connection lost during a query, and one lost while idle', async () => {
  const sql = openAdmin(database.url);
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const slow = sql`select pg_sleep(30)`.catch((error) => error);
  await expect
    .poll(
      () => database.admin`select from pg_stat_activity
    where pid = ${row?.pid ?? 0} and state = 'active'`,
    )
    .toHaveLength(1);
  await kill(row?.pid ?? 0);
  expect(await slow).toBeInstanceOf(Error);
  let next = 0;
  const reconnect = async () => {
    const found = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`.catch(() => []);
    next = found[0]?.pid ?? 0;
    return next;
  };
  await expect.poll(reconnect).toBeGreaterThan(0);
  await kill(next);
  await expect.poll(() => sql`select 1 as one`.catch(() => [])).toEqual([{ one: 1 }]);
  await sql.end();
});

it('closes at once when told to', async () => {
  const sql = openAdmin(database.url);
  await sql`select 1`;
  const start = performance.now();
  await sql.end();
  expect(performance.now() - start).toBeLessThan(90);
});
