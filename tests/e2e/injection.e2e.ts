import { expect } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { addPerson } from './add-person.ts';
import { test } from './as-person.ts';
import { openPage, openWatched, pagesToOpen } from './injection-browser.ts';
import { type Answer, Client } from './injection-client.ts';
import { type Input, loadInputs } from './injection-inputs.ts';
import { INJECTED_FLOW, makeInjectedOperator } from './injection-operator.ts';
import { MARKUP } from './injection-payloads.ts';
import { makeBackTest, makeInjectedRecords, type Records } from './injection-records.ts';
import { sweepAddresses } from './injection-reflect.ts';
import { sweepCommands, sweepQuestions } from './injection-sweep.ts';

const SLOW_MS = 180_000;

// One after the other, in one process: they share an operator full of markup.
test.describe.configure({ mode: 'default' });
test.use({ person: null, trace: 'off' });

let records: Records;
let inputs: Input[];
/** Somebody of another operator, and what nobody else may be told of it. */
let neighbour: Client;
let foreign: RegExp;

interface Rows {
  rows: { id: string; status?: string }[];
}

test.beforeAll(async ({ baseURL, stateOf }) => {
  test.setTimeout(SLOW_MS);
  const url = String(baseURL);
  const slug = `injected-${process.pid}`;
  const person = makeInjectedOperator(slug);
  const other = addPerson('administrator', slug);
  inputs = loadInputs();
  const state = await stateOf('administrator', url);
  neighbour = Client.of(url, state.cookies ?? []);
  const [answer] = await neighbour.ask('customer.list', [{ limit: 200 }]);
  const { rows } = (answer as Answer).result as Rows;
  expect(rows.length).toBeGreaterThan(10);
  foreign = new RegExp(rows.map(({ id }) => id).join('|'));
  const [client, colleague] = [await Client.signIn(url, person), await Client.signIn(url, other)];
  records = await makeInjectedRecords({ client, colleague, inputs });
});

/** Texts that no command takes as they are, and why; any other has to be kept and shown. */
const REFUSED: readonly RegExp[] = [
  // The name of something there is.
  /\/timeZone$/,
  /\/planKey$/,
  /\/moduleKey$/,
  /^import.removeMapping \/key$/,
  // The instant of what was read before.
  /\/updatedAt$/,
  // The name of a design, or of a pack of them.
  /^(design|backTest)\.\w+ \/(document\/|template\/)?(kind|key|newKey|pack)$/,
  /^(POST|DELETE) \/(designs|back-tests)\S* \/(document\/|template\/)?(kind|key|newKey|pack)$/,
  // A document that is checked as a whole.
  /^import\.(saveMapping|rehearse) \/mapping\//,
  /^(backTest\.start|POST \/back-tests) \/document\//,
  // Sent as a header, which takes no quotation marks there.
  /^POST \S+ \/idempotencyKey$/,
];

test('every text of every command is kept as text, or refused', async () => {
  test.setTimeout(SLOW_MS);
  const { faults, fields, refused } = await sweepCommands(records, inputs, foreign);
  expect(faults).toEqual([]);
  expect(refused.filter((field) => !REFUSED.some((known) => known.test(field)))).toEqual([]);
  expect(fields).toBeGreaterThan(300);
});

test('every question answers metacharacters with no more than it should', async () => {
  test.setTimeout(SLOW_MS);
  const { faults, fields } = await sweepQuestions(records, inputs, foreign);
  expect(faults).toEqual([]);
  expect(fields).toBeGreaterThan(200);
});

test('every address answers metacharacters with no more than it should', async () => {
  test.setTimeout(SLOW_MS);
  const { faults, requests } = await sweepAddresses(records, inputs, foreign);
  expect(faults).toEqual([]);
  expect(requests).toBeGreaterThan(1000);
});

test('no page runs what it shows', async ({ browser, baseURL }) => {
  test.setTimeout(SLOW_MS);
  const watched = await openWatched(browser, String(baseURL), records.client);
  const faults: string[] = [];
  // The sweep of commands has started many since, and only the last ones are kept.
  records.backTestIds.flows = await makeBackTest(records.client, INJECTED_FLOW);
  for (const shown of pagesToOpen(records)) faults.push(...(await openPage(watched, shown)));
  expect(faults).toEqual([]);
  await watched.context.close();
});

test('forms take markup for text', async ({ browser, baseURL }) => {
  const { page, events, context } = await openWatched(browser, String(baseURL), records.client);
  const [name, note] = [MARKUP.image(900), MARKUP.breakout(901)];
  await page.goto('/customers/new');
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page).toHaveTitle(new RegExp(RegExp.escape(name)));
  await page.getByPlaceholder('Write something down').fill(note);
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('listitem').getByText(note)).toBeVisible();
  await page.goto('/customers');
  await page.getByRole('searchbox').fill('__injected(900)');
  await expect(page.getByRole('link').filter({ hasText: name }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByRole('menu')).toContainText('__injected(157)');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Search' }).first().click();
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill('__injected(900)');
  await expect(palette.getByRole('option').filter({ hasText: name })).toBeVisible();
  expect(events).toEqual([]);
  await context.close();
});

test('what would run is noticed', async ({ browser, baseURL }) => {
  const watched = await openWatched(browser, String(baseURL));
  for (const policy of ['', "script-src 'self'"]) {
    await watched.page.route('**/written-as-it-came', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: policy ? { 'content-security-policy': policy } : {},
        body: `<main>__injected ${MARKUP.image(1)} <a href="${MARKUP.link(2)}">here</a></main>`,
      }),
    );
    const address = '/written-as-it-came';
    const faults = await openPage(watched, { address, isFilled: true });
    await expect
      .poll(() => watched.events.join('\n'))
      .toContain(policy ? 'stopped script-src' : 'ran 1');
    expect(faults.join('\n')).toContain('has <img');
    expect(faults.join('\n')).toContain('has <a');
  }
  await watched.context.close();
});

test('files for spreadsheets hold no formulas', async () => {
  const { client, batchId } = records;
  // Only the last ones are kept.
  const [backTests] = await client.ask('backTest.list', [{}]);
  const { rows: tested } = (backTests as Answer).result as Rows;
  const backTestId = tested.find(({ status }) => status === 'done')?.id;
  const files = [
    '/customers/export',
    '/invoices/export',
    '/audit/export',
    `/api/imports/${batchId}/errors`,
    `/api/back-tests/${backTestId}/export`,
  ];
  for (const path of files) {
    const { status, headers, text } = await client.get(path);
    expect(status, path).toBe(200);
    expect(headers['content-type'], path).toContain('text/csv');
    expect(headers['content-disposition'], path).toContain('attachment');
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true });
    const cells = rows.flat();
    expect(
      cells.some((cell) => /^'[=+\-@\t].*__injected/.test(cell)),
      path,
    ).toBe(true);
    const formulas = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect(
      formulas.filter((cell) => !/^[+-]?[\d.]+$/.test(cell)),
      path,
    ).toEqual([]);
  }
});

test('a wildcard finds only itself', async () => {
  const searches = {
    'customer.list': 'search',
    'invoice.list': 'search',
    'search.everything': 'text',
    'design.versions': 'search',
    'audit.list': 'actor',
  };
  for (const [title, member] of Object.entries(searches)) {
    const inputs = ['%', '_', '%%', '___', '\\', "' or 1=1 --"].map((text) => ({ [member]: text }));
    for (const { status, text } of await neighbour.ask(title, inputs)) {
      expect(status, title).toBe(200);
      expect(text.match(/"id":/g) ?? [], `${title} ${text.slice(0, 200)}`).toEqual([]);
    }
  }
  const [found] = await records.client.ask('customer.list', [{ search: '%' }]);
  expect(found?.text).toContain('%=__injected');
  expect(found?.text).not.toContain(records.plainId);
});
