import { expect } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

/** Of its own for each run, so that it may run again over the same data. */
const RUN = Date.now().toString(36);

test.describe('the gallery of templates', () => {
  test('is searched and narrowed, and the address keeps it', async ({ page }) => {
    await page.goto('/flows');
    await page.getByRole('link', { name: 'Templates' }).click();
    await expect(page).toHaveURL(/\/flows\/templates$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Search templates' }).fill('rollover');
    await expect(page).toHaveURL(/q=rollover/);
    const cards = page.getByRole('list', { name: 'Templates found' });
    await expect(cards.getByRole('heading')).toHaveText(['Phone plan with rollover']);
    await page.getByRole('combobox', { name: 'Industry' }).selectOption('education');
    await expect(page.getByRole('heading', { name: 'No template matches' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(page.getByText(/^15 templates$/)).toBeVisible();
  });

  test('makes a draft of a template, and opens it', async ({ page }) => {
    await page.goto('/flows/templates?q=late');
    const key = `k-late-fee-${RUN}`;
    await page.getByRole('button', { name: 'Use this template Late fee' }).click();
    const dialog = page.getByRole('dialog', { name: /Late fee/ });
    await expectAccessible(page);
    await dialog.getByLabel(/^Key/).fill('Not a key');
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await expect(dialog.getByLabel(/^Key/)).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel(/^Key/).fill(key);
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await expect(page).toHaveURL(new RegExp(`/flows/${key}/edit$`));
    await page.goto('/flows/templates?q=late');
    await page.getByRole('button', { name: 'Use this template Late fee' }).click();
    await dialog.getByLabel(/^Key/).fill(key);
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await expect(dialog.getByRole('alert')).toContainText(key);
  });
});
