import { expectAccessible } from './accessible.ts';
import { expect, type Page, test } from './signed-in.ts';

const columns = [
  'Period',
  'Status',
  'Customers',
  'Invoices',
  'Lines',
  'Exceptions',
  'Total',
  'Created',
  'Posted',
];

function dataRows(page: Page) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader') });
}

test('the first page is the list of bill runs', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/bill-runs$/);
  await expect(page).toHaveTitle('Bill runs · Ratecraft');
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bill runs' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('closed months show their counts and totals, the most recent first', async ({ page }) => {
  await page.goto('/bill-runs');
  await expect(page.getByRole('columnheader')).toHaveText(columns);
  const rows = dataRows(page);
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) {
    const cells = row.getByRole('cell');
    await expect(cells.nth(0)).toHaveText('Posted');
    await expect(cells.nth(1)).toHaveText(/^[1-9]\d*$/);
    await expect(cells.nth(2)).toHaveText(/^[1-9]\d*$/);
    await expect(cells.nth(3)).toHaveText(/^[1-9]\d*$/);
    await expect(cells.nth(4)).toHaveText(/^\d+$/);
    await expect(cells.nth(5)).toHaveText(/^[\d,]+\.\d\d [A-Z]{3}$/);
  }
  const periods = await rows.getByRole('rowheader').allTextContents();
  const starts = periods.map((period) => Date.parse(`1 ${period}`));
  expect(starts.every((start) => Number.isFinite(start))).toBe(true);
  expect(starts).toEqual([...starts].sort((left, right) => right - left));
});

test('nothing but the page itself is asked of the network, and no script fails', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(String(baseURL))) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);
  expect(errors).toEqual([]);
});

test('an address that does not exist says so and leads back', async ({ page }) => {
  const response = await page.goto('/no-such-page');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.getByRole('link', { name: 'To the bill runs' }).click();
  await expect(page).toHaveURL(/\/bill-runs$/);
});

test('every answer carries the security headers', async ({ request }) => {
  const headers = (await request.get('/bill-runs')).headers();
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+'/);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  expect(headers['x-powered-by']).toBeUndefined();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility problem in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/bill-runs');
    await expect(dataRows(page)).toHaveCount(3);
    await expectAccessible(page);
  });
}
