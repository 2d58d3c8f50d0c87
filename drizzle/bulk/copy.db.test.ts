import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAdmin } from '#drizzle/connection';
import { createTestDatabase, type TestDatabase } from '#tests/database';
import { type CopyTarget, copyRows, field } from './index.ts';

interface Row {
  n: number;
  text: string;
}

const target: CopyTarget<Row> = {
  table: 'scratch',
  columns: ['n', 'text'],
  encode: (row) => `${field(row.n)}\t${field(row.text)}\n`,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.admin`create table scratch (n int check (n >= 0), text text)`;
});
afterAll(() => database.close());

const copy = (rows: Iterable<Row> | AsyncIterable<Row>) =>
  database.admin.begin((sql) => copyRows(sql, target, rows));

const count = async () => (await database.admin`select count(*)::int as n from scratch`)[0]?.n;

it('streams far more than memory should hold, as fast as the server takes it', async () => {
  const text = 'x'.repeat(2000);
  let peak = 0;
  function* rows() {
    for (let n = 0; n < 100_000; n++) {
      if (n % 1000 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers);
      yield { n, text };
    }
  }
  const before = process.memoryUsage().arrayBuffers;
  expect(await copy(rows())).toBe(100_000);
  expect(await count()).toBe(100_000);
  expect(peak - before).toBeLessThan(120 * 1024 * 1024);
});

it('takes rows as they come, and none at all', async () => {
  async function* rows() {
    for (let n = 0; n < 3; n++) yield { n, text: 'later' };
  }
  expect(await copy(rows())).toBe(3);
  expect(await copy([])).toBe(0);
});

it('says what the server said, whether early or at the end', async () => {
  const before = await count();
  await expect(copy([{ n: -1, text: '' }])).rejects.toMatchObject({ code: '23514' });
  function* endless() {
    for (let n = 0; ; n++) yield { n: n === 5 ? -1 : n, text: 'x'.repeat(1000) };
  }
  await expect(copy(endless())).rejects.toMatchObject({ code: '23514' });
  expect(await count()).toBe(before);
});

it('says what the source of rows said', async () => {
  function* failing() {
    yield { n: 1, text: 'kept?' };
    throw new Error('the source broke');
  }
  await expect(copy(failing())).rejects.toThrow('the source broke');
  expect(await copy([{ n: 1, text: 'after' }])).toBe(1);
});

it('ends when the connection does', async () => {
  const other = openAdmin(database.url);
  const dying = openAdmin(database.url);
  const [row] = await dying<{ pid: number }[]>`select pg_backend_pid() as pid`;
  async function* rows() {
    yield { n: 1, text: 'before' };
    await other`select pg_terminate_backend(${row?.pid ?? 0})`;
    for (let n = 0; n < 100_000; n++) yield { n, text: 'x'.repeat(1000) };
  }
  const copying = dying.begin((sql) => copyRows(sql, target, rows()));
  await expect(copying).rejects.toThrow();
  await Promise.all([dying.end({ timeout: 1 }), other.end()]);
});
