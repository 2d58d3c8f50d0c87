import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

const columns = [
  'Period',
  'Status',
  'Segment',
  'Customers',
  'Invoices',
  'Lines',
  'Exceptions',
  'Held',
  'Total',
  'Posted',
  'Next step',
];

function dataRows(page: Page) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader') });
}

test('closed months show their counts and totals, the most recent first', async ({ page }) => {
  await page.goto('/bill-runs');
  await expect(page.getByRole('columnheader')).toHaveText(columns);
  const rows = dataRows(page);
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) {
    const cells = row.getByRole('cell');
    await expect(cells.nth(0)).toHaveText('Posted');
    await expect(cells.nth(2)).toHaveText(/^[1-9][\d,]*$/);
    await expect(cells.nth(3)).toHaveText(/^[1-9][\d,]*$/);
    await expect(cells.nth(4)).toHaveText(/^[1-9][\d,]*$/);
    await expect(cells.nth(7)).toHaveText(/^[\d,]+\.\d\d [A-Z]{3}$/);
  }
  const periods = await rows.getByRole('rowheader').allTextContents();
  const starts = periods.map((period) => Date.parse(`1 ${period}`));
  expect(starts.every((start) => Number.isFinite(start))).toBe(true);
  expect(starts).toEqual([...starts].sort((left, right) => right - left));
});

test('the list is walked by arrows, and Enter opens a run', async ({ page }) => {
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  await page.getByRole('region', { name: 'Bill runs' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dataRows(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dataRows(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/bill-runs\/[\da-f-]{36}$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility problem in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/bill-runs');
    await expect(dataRows(page)).toHaveCount(3);
    await expectAccessible(page);
  });
}
