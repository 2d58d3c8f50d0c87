import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveDraft } from '#engine/runtime/design';
import { runWorker } from '#engine/runtime/worker';
import { accessFlow, BEFORE, makeOperator, type Operator } from '#tests/back-test';
import { createTestDatabase, type TestDatabase } from '#tests/database';

const CLI = join(import.meta.dirname, '../../cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'ratecraft-cli-back-test-'));
const draft = join(folder, 'access.json');
let database: TestDatabase;
let operator: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
  const worker = await runWorker(database.db);
  operator = await makeOperator(database.db, BEFORE, { count: 6 });
  await worker.stop();
  writeFileSync(draft, JSON.stringify(accessFlow('0.5')));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

const run = (...given: string[]) =>
  new Promise<Ran>((resolve) => {
    const env = { ...process.env, DATABASE_URL: database.url, LANG: 'C', LC_ALL: '' };
    const child = execFile(process.execPath, [CLI, ...given], { env }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });

it('compares a design file with a posted period, and writes a file of differences', async () => {
  const csv = join(folder, 'differences.csv');
  const { status, stdout, stderr } = await run(
    ...['--json', 'back-test', draft, '--period', '2026-01', '--csv', csv],
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'done',
    progress: { customersDone: 6, customersTotal: 6 },
    result: { currencies: [{ customers: 6, before: { total: operator.total } }] },
  });
  expect(readFileSync(csv, 'utf8').trimEnd().split('\r\n')).toHaveLength(7);
});

it('takes a stored draft, a sample and a rule for customers there are', async () => {
  await saveDraft({ ctx: operator.ctx, input: { document: accessFlow('0.5') } });
  const { status, stdout } = await run(
    ...['back-test', 'pricing-flow/access', '--period', '2026-01'],
    ...['--existing', 'never', '--sample', '4'],
  );
  expect(status).toBe(0);
  expect(stdout).toContain('4 customers');
});

it.each([
  ['nonsense', '2026-01', '', 'neither a design file'],
  [draft, 'soon', '', 'period'],
  [draft, '2026-01', 'few', '--sample takes a number'],
  [draft, '2026-02', '', 'nothing is posted'],
])('refuses %s, %s, %s', async (design, period, sample, reason) => {
  const more = sample ? ['--sample', sample] : [];
  const { status, stderr } = await run('back-test', design, '--period', period, ...more);
  expect(status).toBe(2);
  expect(stderr).toContain(reason);
});
