import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

// An operator with customers and no run yet, whose books no other test looks at.
test.use({ person: 'neighbour' });

const PATIENCE = { timeout: 30_000 };

async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press('Enter');
}

const tab = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Parts of the bill run' }).getByRole('link', { name });

/** Selects the first rows of the table by Space. */
async function selectRows(page: Page, table: string, count: number): Promise<void> {
  await page.getByRole('region', { name: table }).focus();
  for (let row = 0; row < count; row += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  }
}

test('a month is run, reviewed, held, posted and released by keyboard', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/bill-runs');
  await press(page.getByRole('link', { name: 'New bill run' }).first());
  const start = page.getByRole('button', { name: /^Bill \d+ customers$/ });
  await expect(start).toBeEnabled(PATIENCE);
  await press(start);

  const post = page.getByRole('button', { name: /^Post \d+ invoices$/ });
  await expect(post).toBeEnabled(PATIENCE);
  const [, drafts = ''] = /(\d+)/.exec((await post.textContent()) ?? '') ?? [];
  await expect(page.getByText('In review')).toBeVisible();
  await expectAccessible(page);

  await press(tab(page, /^Sample/));
  await expect(page.getByText(/^0 of \d+ looked at$/)).toBeVisible();
  await selectRows(page, 'Invoices of the sample', 2);
  await press(page.getByRole('button', { name: 'Right', exact: true }));
  await expect(page.getByText(/^2 of \d+ looked at$/)).toBeVisible();

  await selectRows(page, 'Invoices of the sample', 1);
  await press(page.getByRole('button', { name: 'Hold…' }));
  await page.getByLabel('Reason').press('Enter');
  await page.getByLabel('Reason').fill('The meter is in doubt');
  await page.getByLabel('Reason').press('Control+Enter');
  await expect(tab(page, /^Held/)).toHaveText('Held1');

  const fewer = page.getByRole('button', { name: `Post ${Number(drafts) - 1} invoices` });
  await press(fewer);
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('1 invoice stays a draft');
  await press(question.getByRole('button', { name: /^Post/ }));

  await press(tab(page, /^Held/));
  const release = page.getByRole('button', { name: 'Release and post' });
  await expect(page.getByText('Posted', { exact: true }).first()).toBeVisible(PATIENCE);
  await selectRows(page, 'Invoices held back', 1);
  await press(release);
  await expect(page.getByText('No invoice is held back.')).toBeVisible();

  await press(tab(page, /^Overview/));
  const last = `INV-${drafts.padStart(8, '0')}`;
  await expect(page.getByText(`INV-00000001 – ${last}`)).toBeVisible();
  await expectAccessible(page);
});
