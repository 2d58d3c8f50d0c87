import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { connect, type Database, findTenantId, inTenant, openAdmin, rawSql } from '#drizzle';
import { bootEmbedded } from '#drizzle/embedded';
import { billPeriod } from '#tests/billing';
import { launchOptions, runStart, signInAs } from '#tests/e2e';
import { makeQuestions, type Navigation } from './questions.ts';
import { measureUsers } from './users.ts';

const PORT = 4390;
const BASE = `http://localhost:${PORT}`;
const SLUG = 'linjiang';
const MOST_MONTHS = 24;

async function countLines(db: Database, tenantId: string): Promise<number> {
  return inTenant(db, tenantId, async (tx) => {
    const [row] = await rawSql(tx)<{ count: string }[]>`select count(*) from invoice_lines`;
    return Number(row?.count);
  });
}

/** Bills further months until there are as many lines as asked for. */
async function fillUp(db: Database, tenantId: string, lines: number): Promise<number> {
  const [last] = await inTenant(
    db,
    tenantId,
    (tx) => rawSql(tx)<{ end: string }[]>`select max(period_end)::text as end from bill_runs`,
  );
  let month = Temporal.PlainDate.from(last?.end ?? '2026-01-01');
  for (let count = 0; count < MOST_MONTHS; count += 1) {
    if ((await countLines(db, tenantId)) >= lines) break;
    const end = month.add({ months: 1 });
    await billPeriod(db, tenantId, [month.toString(), end.toString()], { chunkSize: 2_000 });
    month = end;
  }
  return countLines(db, tenantId);
}

/** The cookie of a person signed in, and what the browser sends as they go from page to page. */
async function signIn(): Promise<{ cookie: Record<string, string>; navigation: Navigation }> {
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ baseURL: BASE });
    const page = await context.newPage();
    await signInAs(page, 'finance', '/bill-runs');
    const going = page.waitForRequest((request) => {
      const headers = request.headers();
      return headers.rsc === '1' && headers['next-router-prefetch'] === undefined;
    });
    await page.getByRole('link', { name: 'Invoices' }).first().click();
    const request = await going;
    const sent = Object.entries(request.headers());
    const mark = new URL(request.url()).searchParams.get('_rsc') ?? '';
    const cookies = await context.cookies();
    return {
      cookie: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
      navigation: {
        headers: Object.fromEntries(sent.filter(([name]) => /^(rsc|next-)/.test(name))),
        mark,
      },
    };
  } finally {
    await browser.close();
  }
}

/** The workbench under users at work. Prints one JSON line. A folder named by --data is kept for the next run. */
export async function benchWorkbench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: 'string', default: '100000' },
      lines: { type: 'string', default: '1000000' },
      users: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '30' },
      think: { type: 'string', default: '1000' },
      data: { type: 'string' },
    },
  });
  const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'ratecraft-bench-')));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o777);
  const workbench = runStart({
    RATECRAFT_DATA: folder,
    RATECRAFT_DEMO_CUSTOMERS: values.customers,
    PORT: String(PORT),
  });
  try {
    await workbench.prints('Ratecraft is ready');
    const server = await bootEmbedded({ dataDir: join(folder, 'postgres') });
    const db = connect(server.url);
    const tenantId = (await findTenantId(db, SLUG)) ?? '';
    const lines = await fillUp(db, tenantId, Number(values.lines));
    const admin = openAdmin(server.url);
    await admin.unsafe('vacuum analyze');
    await admin.end();
    const { cookie, navigation } = await signIn();
    const questions = await makeQuestions(db, tenantId, BASE, navigation);
    const load = {
      users: Number(values.users),
      seconds: Number(values.seconds),
      thinkMs: Number(values.think),
      headers: cookie,
    };
    const all = [...questions.procedures, ...questions.navigations, ...questions.pages];
    // As a server of the morning after: what is asked often has been compiled by then.
    await measureUsers({ ...load, seconds: 60, thinkMs: 400, questions: all });
    const procedures = await measureUsers({ ...load, questions: questions.procedures });
    const navigations = await measureUsers({ ...load, questions: questions.navigations });
    const pages = await measureUsers({ ...load, questions: questions.pages });
    console.log(
      JSON.stringify({
        benchmark: 'workbench',
        customers: Number(values.customers),
        lines,
        users: load.users,
        thinkMs: load.thinkMs,
        ...procedures,
        ...navigations,
        ...pages,
      }),
    );
    await db.close();
    await server.stop();
  } finally {
    workbench.process.kill('SIGTERM');
    await workbench.ended;
    if (values.data === undefined) await rm(folder, { recursive: true, force: true });
  }
}
