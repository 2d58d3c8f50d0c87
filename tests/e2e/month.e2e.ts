import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { addPerson, makeTenant, type TestPerson } from './add-person.ts';
import { signInWith } from './sign-in.ts';

const BOOK = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'telco', 'book.csv');
const SLOW_MS = 120_000;

interface Opened {
  page: Page;
  close(): Promise<void>;
}

/** A browser of that person's own, signed in, at the path. */
async function open(
  browser: Browser,
  baseURL: string | undefined,
  person: TestPerson,
  path: string,
): Promise<Opened> {
  const context = await browser.newContext({ locale: 'en-US', ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto(`/sign-in?${new URLSearchParams({ next: path })}`);
  await signInWith(page, person);
  await page.waitForURL((url) => url.pathname === path);
  return { page, close: () => context.close() };
}

test('a month of 7,043 customers, from the file to the answer why', async ({
  browser,
  baseURL,
}) => {
  test.skip(!existsSync(BOOK), 'needs ../shared/data/telco/book.csv');
  test.setTimeout(6 * SLOW_MS);
  makeTenant('telco', 'USD');
  const person = (role: string) => addPerson(role, 'telco');

  await test.step('operations imports the book', async () => {
    const { page, close } = await open(browser, baseURL, person('operations'), '/imports/new');
    await page.locator('input[type="file"]').setInputFiles(BOOK);
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/, { timeout: SLOW_MS });
    await page.getByLabel('Bill from').fill('2026-01-01');
    await page.getByRole('button', { name: 'Check all rows' }).click();
    await expect(page.getByText('All rows are right')).toBeVisible({ timeout: SLOW_MS });
    await expect(page.getByText('456,360.00').first()).toBeVisible();
    await page.getByRole('button', { name: 'Import 7,043 rows' }).click();
    await expect(page.getByText(/7,043 customers created/)).toBeVisible({ timeout: SLOW_MS });
    await close();
  });

  let customerId = '';
  await test.step('finance runs, reviews and posts, and opens why', async () => {
    const { page, close } = await open(browser, baseURL, person('finance'), '/bill-runs/new');
    await page.getByLabel(/^Period/).fill('2026-01');
    await page.getByRole('button', { name: 'Bill 7,043 customers' }).click();
    await page.waitForURL(/\/bill-runs\/[0-9a-f-]{36}/);
    const post = page.getByRole('button', { name: 'Post 7,043 invoices' });
    await expect(post).toBeVisible({ timeout: SLOW_MS });
    await expect(page.getByText('456,360.00').first()).toBeVisible();
    await post.click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Post 7,043 invoices' })
      .click();
    await expect(page.getByText('INV-00000001').first()).toBeVisible({ timeout: SLOW_MS });
    await page.getByRole('link', { name: 'Show the invoices' }).click();
    await page.getByRole('link', { name: /^INV-/ }).first().click();
    await page.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
    const links = page.locator('a[href^="/customers/"]');
    customerId = (await links.first().getAttribute('href'))?.split('/').at(-1) ?? '';
    await page.getByRole('link', { name: /Why/ }).first().click();
    await expect(page.getByText('Computed again just now: every line is the same')).toBeVisible();
    await expect(page.getByText('How it came about')).toBeVisible();
    await close();
  });

  await test.step('service finds half a phone number, changes it, and opens no prices', async () => {
    const path = `/customers/${customerId}`;
    const { page, close } = await open(browser, baseURL, person('service'), path);
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByLabel('Value').fill('138 0013 8462');
    await page.getByRole('dialog').getByRole('button', { name: /^Add/ }).click();
    await expect(page.getByText('138 0013 8462')).toBeVisible();
    await page.goto('/customers');
    await page.getByRole('searchbox').fill('138462');
    const found = page.getByRole('link').and(page.locator(`[href="${path}"]`));
    await expect(found.first()).toBeVisible();
    await found.first().click();
    await page.waitForURL((url) => url.pathname === path);
    await page.getByRole('button', { name: 'Change 138 0013 8462' }).click();
    await page.getByRole('dialog').getByLabel('Phone').fill('139 0013 9000');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('139 0013 9000')).toBeVisible();
    for (const prices of ['/plans', '/flows']) {
      expect((await page.goto(prices))?.status()).toBe(403);
    }
    await close();
  });

  await test.step('another operator sees nothing of it', async () => {
    const { page, close } = await open(browser, baseURL, addPerson('administrator'), '/customers');
    await page.goto(`/customers/${customerId}`);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/\d{4}-[A-Z]{5}/);
    await expect(page.getByText('139 0013 9000')).toHaveCount(0);
    const find = encodeURIComponent(JSON.stringify({ id: customerId }));
    expect((await page.request.get(`/api/trpc/customer.find?input=${find}`)).status()).toBe(404);
    const input = encodeURIComponent(JSON.stringify({ search: '139462' }));
    const list = await page.request.get(`/api/trpc/customer.list?input=${input}`);
    expect(await list.text()).not.toContain(customerId);
    await close();
  });
});
