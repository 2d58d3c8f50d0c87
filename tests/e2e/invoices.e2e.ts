import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

test.use({ person: 'finance' });

/** Opens the first invoice of the list. */
async function openInvoice(page: Page): Promise<void> {
  await page.goto('/invoices?status=posted');
  await page
    .getByRole('link', { name: /^INV-\d+$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^INV-\d+$/ })).toBeVisible();
}

test('the list has exact totals over all pages, and filters that stand in the address', async ({
  page,
}) => {
  await page.goto('/invoices');
  const totals = page.getByRole('region', { name: 'Totals of all pages' });
  await expect(totals).toContainText(/[\d,]+ invoices/);
  const all = await totals.textContent();
  await page.getByLabel('Status').selectOption('posted');
  await expect(page).toHaveURL(/status=posted/);
  await page.goto('/invoices?min=99999999');
  await expect(page.getByRole('heading', { name: 'No invoice matches' })).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(totals).toHaveText(all ?? '');
});

test('a line says why it has its amount, beside the invoice, and agrees with the run', async ({
  page,
}) => {
  await openInvoice(page);
  const [why] = await page.getByRole('link', { name: /^Why is / }).all();
  await why?.click();
  const sheet = page.getByRole('dialog', { name: 'Why this amount?' });
  await expect(page).toHaveURL(/\/invoices\/[\da-f-]{36}\/lines\/1$/);
  await expect(sheet.getByText('Computed again just now: every line is the same')).toBeVisible();
  await expect(sheet.getByRole('region', { name: 'How it came about' })).toContainText(
    'Amount of this line',
  );
  await sheet.getByRole('button', { name: '中文' }).click();
  await expect(sheet.getByText(/元。/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/invoices\/[\da-f-]{36}$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility problem in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openInvoice(page);
    await expectAccessible(page);
    await page.goto('/invoices');
    await expect(page.getByRole('region', { name: 'Totals of all pages' })).toContainText(
      'invoices',
    );
    await expectAccessible(page);
  });
}

test('prints in either language without the shell', async ({ page }) => {
  await openInvoice(page);
  const number = await page.getByRole('heading', { level: 1 }).textContent();
  await page.goto(`${page.url()}/print?lang=zh`);
  await expect(page.getByRole('heading', { level: 1, name: '账单' })).toBeVisible();
  await expect(page.getByText(number ?? '')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Invoice' })).toBeVisible();
});
