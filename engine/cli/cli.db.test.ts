import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/database';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ratecraft-cli-db-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function start(arguments_: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'engine/cli.ts'), ...arguments_], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: database.url, LANG: 'C', LC_ALL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ran = { status: null as number | null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    ran.stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    ran.stderr += part;
  });
  const ended = new Promise<typeof ran>((resolve) => {
    child.on('close', (status) => resolve({ ...ran, status }));
  });
  return { child, ended };
}

const run = (...arguments_: string[]) => start(arguments_).ended;

/** Runs with --json; the one object that it printed. */
async function json(...arguments_: string[]) {
  const { status, stdout, stderr } = await run('--json', ...arguments_);
  expect(stderr).toBe('');
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return { status, result: JSON.parse(stdout) };
}

const COLUMNS = [
  ...['customerID', 'gender', 'SeniorCitizen', 'Partner', 'Dependents', 'tenure', 'PhoneService'],
  ...['MultipleLines', 'InternetService', 'OnlineSecurity', 'OnlineBackup', 'DeviceProtection'],
  ...['TechSupport', 'StreamingTV', 'StreamingMovies', 'Contract', 'PaperlessBilling'],
  ...['PaymentMethod', 'MonthlyCharges', 'TotalCharges', 'Churn'],
];

function book(name: string, customers: Record<string, string>[]): string {
  const rows = customers.map((given) =>
    COLUMNS.map(
      (column) =>
        given[column] ??
        { tenure: '1', InternetService: 'DSL', Contract: 'One year', MonthlyCharges: '25' }[
          column
        ] ??
        'No',
    ).join(','),
  );
  writeFileSync(join(folder, name), [COLUMNS.join(','), ...rows, ''].join('\n'));
  return name;
}

const IMPORT = ['--mapping', 'telco-book', '--billing-from', '2026-01-01'];
const small = () =>
  book('small.csv', [
    { customerID: 'A', PhoneService: 'Yes', MonthlyCharges: '45.20' },
    { customerID: 'B', InternetService: 'Fiber optic', StreamingTV: 'Yes', MonthlyCharges: '60' },
    { customerID: 'C', TotalCharges: ' ' },
  ]);

describe('one month of a small book', () => {
  it('says what is missing before there is a tenant', async () => {
    const { status, stderr } = await run('bill-run', '--period', '2026-01');
    expect(status).toBe(2);
    expect(stderr).toContain('tenant create');
  });

  it('creates a tenant, once', async () => {
    const { status, result } = await json('tenant', 'create', 'acme', '--currency', 'USD');
    expect(status).toBe(0);
    expect(result.tenant).toMatchObject({ slug: 'acme', currency: 'USD' });
    expect((await run('tenant', 'create', 'acme')).status).toBe(1);
    const zone = await run('tenant', 'create', 'other', '--time-zone', 'Mars/Base');
    expect(zone.status).toBe(2);
    expect(zone.stderr).toContain('Mars/Base');
  });

  it('rehearses, imports, and imports nothing twice', async () => {
    const rehearsed = await json('import', 'customers', small(), ...IMPORT, '--rehearse');
    expect(rehearsed.status).toBe(0);
    expect(rehearsed.result).toMatchObject({
      tenant: 'acme',
      status: 'rehearsed',
      report: {
        counts: { rows: 3, created: 3, items: 5 },
        warnings: [{ code: 'total-charges-blank', rows: 1 }],
        reconciliation: { computed: '130.00', source: '130.20', largest: { externalId: 'A' } },
      },
    });
    const { status, stdout } = await run('import', 'customers', 'small.csv', ...IMPORT);
    expect(status).toBe(0);
    expect(stdout).toContain('Imported.');
    const again = await json('import', 'customers', 'small.csv', ...IMPORT);
    expect(again.result).toMatchObject({ status: 'done', wasDone: true });
  });

  it('bills, posts, and bills nothing twice', async () => {
    const drafted = await json('bill-run', '--period', '2026-01');
    expect(drafted.status).toBe(0);
    expect(drafted.result).toMatchObject({
      status: 'review',
      invoices: 3,
      lines: 5,
      exceptions: 0,
    });
    expect(Number(drafted.result.totals.byCurrency.USD.total)).toBe(130);
    const posted = await json('post', drafted.result.runId);
    expect(posted.result).toMatchObject({ status: 'posted', invoices: 3 });
    const second = await json('bill-run', '--period', '2026-01');
    expect(second.result).toMatchObject({ invoices: 0, lines: 0 });
    const next = await json('bill-run', '--period', '2026-02');
    expect(next.result).toMatchObject({ status: 'review', invoices: 3 });
    const discarded = await json('discard', '--period', '2026-02');
    expect(discarded.result).toMatchObject({ status: 'discarded' });
  });

  it('verifies the books, and finds a changed row', async () => {
    const { status, result } = await json('verify');
    expect(status).toBe(0);
    expect(result).toMatchObject({ ok: true, invoices: 3, lines: 5, problemCount: 0 });
  });
});

describe('designs and runs', () => {
  it('publishes a pack, all or none, and nothing twice', async () => {
    const { status, result } = await json('design', 'publish', '--pack', 'broadband');
    expect(status).toBe(0);
    expect(result.designs).toContainEqual({
      kind: 'plan',
      key: 'home-broadband',
      version: 1,
      wasSame: false,
    });
    const again = await json('design', 'publish', '--pack', 'broadband');
    expect(again.result.designs.every(({ wasSame }: { wasSame: boolean }) => wasSame)).toBe(true);
    writeFileSync(join(folder, 'half.json'), JSON.stringify({ kind: 'plan', key: 'half' }));
    const { status: refused, stderr } = await run('design', 'publish', 'half.json');
    expect(refused).toBe(2);
    expect(stderr).toContain('half.json: error: "currency" is missing');
  });

  it('cancels a run that nobody works at', async () => {
    const started = await json('bill-run', '--period', '2026-03', '--no-wait');
    expect(started.result.status).toBe('computing');
    const cancelled = await json('cancel', started.result.runId);
    expect(cancelled.result).toMatchObject({ status: 'cancelled', invoices: 0 });
    const joined = await json('bill-run', '--period', '2026-03', '--no-wait');
    const same = await json('bill-run', '--period', '2026-03');
    expect(same.result).toMatchObject({
      runId: joined.result.runId,
      status: 'review',
      invoices: 3,
    });
    const retried = await json('retry', '--period', '2026-03');
    expect(retried.result.outcome).toEqual({ billed: 0, remaining: 0 });
    expect((await json('discard', same.result.runId)).result.status).toBe('discarded');
  });
});

describe('what is wrong', () => {
  it.each([
    [['import', 'customers', 'none.csv', ...IMPORT], 'none.csv does not exist'],
    [['import', 'customers', 'small.csv', '--mapping', 'nothing'], 'telco-book'],
    [
      ['import', 'customers', 'small.csv', '--mapping', 'telco-book'],
      'no day that billing starts on',
    ],
    [['import', 'customers', 'small.csv', ...IMPORT.slice(0, 2), '--billing-from', 'soon'], 'soon'],
    [['import', 'customers', 'small.csv', '--mapping', './none.json'], 'there is no such file'],
    [['import', 'customers', 'small.csv', '--mapping', 'small.csv'], 'not valid JSON'],
    [['bill-run', '--period', 'January'], 'January'],
    [['bill-run', '--period', '2026-01', '--tenant', 'nobody'], 'nobody'],
    [['post'], '--period'],
    [['post', '12'], 'no id of a bill run'],
    [['post', '01a1ff5c-6d5d-78af-8fb0-c101fde5e6ff'], 'there is no bill run'],
    [['post', '--period', '2031-01'], 'there is no bill run of 2031-01'],
    [['design', 'publish'], '--pack'],
    [['design', 'publish', '--pack', 'moon'], 'broadband'],
    [['design', 'publish', 'none.json'], 'none.json: there is no such file'],
    [['tck', 'nowhere'], 'no such directory'],
    [['seed', '--customers', 'many'], 'many'],
  ])('%j', async (arguments_, words) => {
    const { status, stdout, stderr } = await run(...arguments_);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('rows with errors: nothing is imported, all of them are in the file', async () => {
    const name = book('wrong.csv', [
      { customerID: 'X' },
      { customerID: '', gender: '=cmd()' },
      { customerID: 'Y', InternetService: 'Carrier pigeon' },
      { customerID: 'A' },
    ]);
    const { status, stderr } = await run(
      'import',
      'customers',
      name,
      ...IMPORT,
      '--errors',
      'e.csv',
    );
    expect(status).toBe(2);
    expect(stderr).toContain('3 of 4 rows have errors; nothing was imported');
    expect(stderr).toContain('row 4');
    const errors = readFileSync(join(folder, 'e.csv'), 'utf8');
    expect(errors.trimEnd().split('\r\n')).toHaveLength(5);
    expect(errors).toContain("'=cmd()");
    const rest = await json(
      'import',
      'customers',
      name,
      ...IMPORT,
      '--skip-errors',
      '--duplicates',
      'skip',
    );
    expect(rest.status).toBe(0);
    expect(rest.result.report.counts).toMatchObject({ created: 1, skipped: 1, failed: 2 });
  });

  it('an unreachable database gives one clear line', async () => {
    const address = { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' };
    const { status, stderr } = await start(['verify'], address).ended;
    expect(status).toBe(1);
    expect(stderr).toContain('cannot be reached');
    expect(stderr).not.toContain('at ');
  });

  it('several tenants: one must be named', async () => {
    await run('tenant', 'create', 'second');
    const { status, stderr } = await run('verify');
    expect(status).toBe(2);
    expect(stderr).toContain('acme, second');
    expect((await run('verify', '--tenant', 'acme')).status).toBe(0);
  });
});

describe('an import that is killed', () => {
  it('goes on from its checkpoint, and every row is there once', async () => {
    await run('tenant', 'create', 'killed');
    const name = book(
      'long.csv',
      Array.from({ length: 4_000 }, (_, index) => ({ customerID: `K${index}` })),
    );
    const rowsDone = async () => {
      const [batch] = await database.admin<{ done: number }[]>`
        select b.rows_done as done from import_batches b
          join tenants t on t.id = b.tenant_id and t.slug = 'killed'`;
      return batch?.done ?? 0;
    };
    const { child, ended } = start(['import', 'customers', name, ...IMPORT, '--tenant', 'killed']);
    while ((await rowsDone()) < 500 && child.exitCode === null) await sleep(10);
    child.kill('SIGKILL');
    await ended;
    const resumed = await json('import', 'customers', name, ...IMPORT, '--tenant', 'killed');
    expect(resumed.status).toBe(0);
    const [counts] = await database.admin`
      select count(*)::int as customers, count(distinct external_id)::int as distinct
        from customers c join tenants t on t.id = c.tenant_id and t.slug = 'killed'`;
    expect(counts).toEqual({ customers: 4_000, distinct: 4_000 });
    expect(await rowsDone()).toBe(4_000);
    expect(existsSync(join(folder, '.data'))).toBe(false);
  });
});
