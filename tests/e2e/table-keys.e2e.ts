import { expect, type Locator } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';
import { cell, checks, grid, PRICES, tableDraft, texts } from './table-draft.ts';

const { address, begin, discard, open } = tableDraft('table-keys-test');

test.describe.configure({ mode: 'default' });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(({ page, baseURL }) => begin(page, baseURL, PRICES));
test.afterEach(async ({ page, baseURL }) => {
  await page.goto('about:blank');
  await discard(page, baseURL);
});

test('what goes away hands the keys back, and rows never hide from who edits them', async ({
  page,
}) => {
  await open(page);
  const hasKeys = async () => {
    // What is lost is lost once the press has been drawn.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  };
  const press = async (target: Locator) => {
    await target.focus();
    await page.keyboard.press('Enter');
  };
  await press(page.getByRole('button', { name: 'Columns' }));
  await page.keyboard.press('Enter');
  await press(page.getByRole('dialog').getByRole('button', { name: 'Move right' }));
  await hasKeys();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await hasKeys();
  const undo = page.getByRole('button', { name: 'Undo (Ctrl Z)' });
  await press(undo);
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();

  await cell(page, 1, 0).click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('yearly');
  await page.getByRole('combobox', { name: 'Rows shown' }).selectOption('found');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await cell(page, 1, 0).click();
  await page.keyboard.press('Control++');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await expect(texts(page, 1)).toHaveText(['–', '–', '–']);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+-');
  await press(grid(page).locator('..').getByRole('button', { name: 'Show all rows' }));
  await hasKeys();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+-');
  await press(page.getByRole('button', { name: 'Add the first row' }));
  await expect(cell(page, 1, 0)).toBeVisible();
  await hasKeys();
  await press(checks(page).getByRole('button', { name: 'Close' }));
  await expect(checks(page)).toHaveCount(0);
  await hasKeys();
});

test('an empty table takes its columns from a file, merged cells included', async ({
  page,
  baseURL,
}) => {
  await begin(page, baseURL, { ...PRICES, rules: [] });
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Add the first row' })).toBeVisible();
  const csv = 'Tier,Contract period,Rental\r\n100,monthly,69.90\r\n,yearly,59\r\n';
  await page.getByLabel('Import Excel or CSV').setInputFiles({
    name: 'prices.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Rental' })).toHaveValue('output');
  await dialog.getByRole('checkbox', { name: 'Empty conditions take the value above' }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add 2 rows' }).click();
  await expect(texts(page, 2)).toHaveText(['100', 'yearly', '59']);
  await cell(page, 2, 2).click();
  const copied = '61\tlost\n62\n';
  await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
  await page.keyboard.press('Control+v');
  await expect(page.getByText('1 column goes beyond the table').first()).toBeVisible();
});

test('what is changed offline waits, says so, and is saved afterwards', async ({ page }) => {
  await open(page);
  const state = page.getByRole('status').first();
  await page.context().setOffline(true);
  await cell(page, 1, 2).click();
  await page.keyboard.type('71');
  await page.keyboard.press('Enter');
  await expect(state).toHaveText(/^Offline/);
  await page.context().setOffline(false);
  await expect(state).toHaveText(/^Saved/);
  await page.reload();
  await expect(cell(page, 1, 2)).toHaveText('71');
});
