import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

const SOURCE = 'home-fibre';
const KEY = 'b-bench';
const FLOW = { kind: 'pricing-flow', key: KEY };
const EDITOR = `/flows/${KEY}/edit`;

const canvas = (page: Page) => page.getByRole('region', { name: 'Canvas of the pricing flow' });
const details = (page: Page) => page.getByRole('complementary', { name: 'Node details' });
const amount = (page: Page) => details(page).getByRole('textbox', { name: /^Amount/ });
const lower = (page: Page) =>
  page.getByRole('region', { name: 'Problems, test bench and scenarios' });
const open = (page: Page, tab: string) => lower(page).getByRole('button', { name: tab }).click();
const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const scenarios = (page: Page) => page.getByRole('list', { name: 'Scenarios' });

const procedure = (name: string): string => `/api/trpc/${name}`;

async function ask<T>(page: Page, name: string, input: object): Promise<T | undefined> {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const answer = await page.request.get(`${procedure(name)}?${query}`);
  return answer.ok() ? (await answer.json()).result.data : undefined;
}

async function command(page: Page, baseURL: string | undefined, name: string, data: object) {
  const headers = { Origin: String(baseURL) };
  expect((await page.request.post(procedure(name), { data, headers })).ok()).toBe(true);
}

async function discard(page: Page, baseURL: string | undefined): Promise<void> {
  const draft = await ask<{ lockVersion: number }>(page, 'design.draft', FLOW);
  if (!draft) return;
  const { lockVersion } = draft;
  await command(page, baseURL, 'design.discardDraft', { ...FLOW, lockVersion });
}

/** A customer with fibre that was billed, what the invoice has of it, and of which period. */
async function billedCustomer(page: Page) {
  const { rows = [] } =
    (await ask<{ rows: { id: string; name: string; externalId: string }[] }>(
      page,
      'customer.list',
      { limit: 20 },
    )) ?? {};
  for (const { id: customerId, name, externalId } of rows) {
    const [invoice] =
      (await ask<{ id: string; number: string }[]>(page, 'bench.invoices', { customerId })) ?? [];
    if (!invoice) continue;
    const input = { customerId, invoiceId: invoice.id };
    const loaded = await ask<{
      evaluations: { flow: { key: string }; billed: { amount: string }[] }[];
    }>(page, 'bench.facts', input);
    const own = loaded?.evaluations.find(({ flow }) => flow.key === SOURCE);
    const billed = own?.billed[0]?.amount;
    if (billed !== undefined && loaded?.evaluations[0] === own) {
      return { name, externalId, number: invoice.number, billed };
    }
  }
  throw new Error('nobody has fibre');
}

async function openEditor(page: Page): Promise<void> {
  await page.goto(EDITOR);
  await expect(page.locator('.react-flow__node').first()).toBeVisible({ timeout: 30_000 });
}

const choose = (page: Page, node: string) =>
  canvas(page).getByRole('button').filter({ hasText: node }).first().click();

/** A list that has only just opened takes no key yet, so that nobody chooses from it unseen. */
const settle = (page: Page) => page.waitForTimeout(200);

// One after another: all of them edit the same flow.
test.describe.configure({ mode: 'default' });

test.beforeEach(async ({ page, baseURL }) => {
  await discard(page, baseURL);
  const name = { zh: '试算', en: 'Bench' };
  const source = { kind: FLOW.kind, key: SOURCE, version: 'latest' };
  await command(page, baseURL, 'design.duplicate', { ...source, newKey: KEY, name });
});
test.afterEach(async ({ page, baseURL }) => {
  // What is typed last would be saved once more behind the back of this.
  await page.goto('about:blank');
  await discard(page, baseURL);
});

test('an expression is completed, explained and left by keys alone', async ({ page }) => {
  await openEditor(page);
  await choose(page, 'fee');
  const field = amount(page);
  await expect(field).toHaveAttribute('contenteditable', 'true');
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('tari');
  const list = page.getByRole('listbox');
  await expect(list.getByRole('option').first()).toContainText('tariff');
  await settle(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await expect(list.getByRole('option', { name: /rental/ })).toBeVisible();
  await settle(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type(' + round half up(1.5, ');
  const help = page.getByRole('tooltip');
  await expect(help).toContainText('round half up(n: number, scale: number)');
  await expect(help.locator('b')).toHaveText('scale: number');
  await page.keyboard.type('0');
  await page.keyboard.press('End');
  await expect(field).toHaveText('tariff.rental + round half up(1.5, 0)');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');

  await page.keyboard.press('Control+Space');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(field).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
  await field.focus();
  await page.keyboard.press('Control+z');
  await expect(field).not.toHaveText('tariff.rental + round half up(1.5, 0)');
  // What floats is closed first.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(field).not.toBeFocused({ timeout: 500 });
  }).toPass();
});

test('what is wrong is underlined where it stands, in the language of the reader', async ({
  page,
  context,
  baseURL,
}) => {
  await openEditor(page);
  await choose(page, 'fee');
  await amount(page).fill('tariff.rental + nobody');
  const underlined = page.locator('.cm-lintRange-error');
  await expect(underlined).toHaveText('nobody');
  await expect(amount(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(amount(page)).toHaveAccessibleDescription(/nothing is called "nobody"/);
  await expect(details(page).getByRole('alert')).toContainText('nothing is called "nobody"');
  await expectAccessible(page);
  await expect(page.getByRole('status').first()).toContainText(/^Saved/);

  await context.addCookies([{ name: 'ratecraft-locale', value: 'zh', url: String(baseURL) }]);
  await openEditor(page);
  await page.locator('.react-flow__node').filter({ hasText: 'fee' }).first().click();
  const field = page.getByRole('textbox', { name: /^金额/ });
  await expect(underlined).toHaveText('nobody');
  await expect(field).toHaveAccessibleDescription(/没有名为“nobody”的变量/);
});

test('a customer’s own facts give what was billed', async ({ page }) => {
  const { name, externalId, number, billed } = await billedCustomer(page);
  await openEditor(page);
  await open(page, 'Test bench');
  await page.getByRole('combobox', { name: 'Customer' }).fill(externalId);
  await page.getByRole('option', { name: new RegExp(externalId) }).click();
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue(name);
  const period = page.getByRole('combobox', { name: 'Period', exact: true });
  const option = period.locator('option', { hasText: number });
  await expect(option).toHaveCount(1);
  await period.selectOption(String(await option.getAttribute('value')));
  await expect(result(page)).toContainText('Same as billed');
  await expect(result(page).getByRole('row').nth(1)).toContainText(billed);
  await expect(canvas(page).locator('.flow-edge-hit').first()).toBeVisible();

  await choose(page, 'fee');
  await amount(page).fill('tariff.rental + 3');
  await expect(result(page)).toContainText('Not as billed');
  await expect(result(page).getByRole('row').nth(1)).toContainText('3.00');
  await expectAccessible(page);
  await lower(page).getByRole('button', { name: 'Steps' }).click();
  await expect(result(page).getByRole('row').filter({ hasText: 'tariff' }).first()).toContainText(
    /\d/,
  );
});

test('a scenario is saved, turns red, is accepted, and tells what it covers', async ({ page }) => {
  await openEditor(page);
  await open(page, 'Test bench');
  const facts = page.getByRole('form', { name: 'Facts to try' });
  await facts.getByLabel('bandwidth').fill('300');
  await expect(result(page).getByRole('table')).toBeVisible();
  await lower(page).getByRole('button', { name: 'Save as scenario' }).click();
  const name = lower(page).getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await page.keyboard.type('300 Mbps');
  const entry = scenarios(page).getByRole('button', { name: /300 Mbps/ });
  await expect(entry.getByRole('img', { name: 'Passes' })).toBeVisible();

  await choose(page, 'fee');
  await amount(page).fill('tariff.rental + 1');
  await expect(entry.getByRole('img', { name: 'Fails' })).toBeVisible();
  const differences = lower(page).getByRole('region', { name: 'Differences' });
  await expect(differences).toContainText('"line": amount expected');
  await expect(lower(page).getByRole('button', { name: /Scenarios/ })).toContainText('1 fails');
  await lower(page).getByRole('button', { name: 'Accept the new result' }).press('Enter');
  await expect(entry.getByRole('img', { name: 'Passes' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo (Ctrl Z)' }).click();
  await expect(entry.getByRole('img', { name: 'Fails' })).toBeVisible();
  await page.getByRole('button', { name: 'Redo (Ctrl ⇧ Z)' }).click();
  await expectAccessible(page);

  await scenarios(page)
    .getByRole('button', { name: /Coverage/ })
    .press('Enter');
  const coverage = lower(page).getByRole('region', { name: 'Coverage' });
  await expect(coverage).toContainText(/Table rows\s*8%/);
  await coverage.getByRole('button', { name: /rows 1/ }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText('Decision table');

  await entry.click();
  await lower(page).getByRole('button', { name: 'Duplicate' }).click();
  await expect(name).toHaveValue('Copy of 300 Mbps');
  await lower(page).getByLabel('bandwidth').fill('100');
  await expect(differences).toBeVisible();
  await lower(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(scenarios(page).getByRole('button', { name: /Copy of/ })).toHaveCount(0);
  await expect(page.getByRole('status').first()).toContainText(/^Saved/);
  await page.reload();
  await open(page, 'Scenarios');
  await expect(entry.getByRole('img', { name: 'Passes' })).toBeVisible();
});
