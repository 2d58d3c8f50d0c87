import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Main' });

/** Errors of scripts, and whatever the content security policy refused. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test('the first page is where the work of a role begins', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/bill-runs$/);
  await expect(page).toHaveTitle('Bill runs · Ratecraft');
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible();
  await expect(navigation(page).getByRole('link', { name: 'Bill runs' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test.describe('service', () => {
  test.use({ person: 'service' });

  test('begins with customers, and is told who may see prices', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/customers$/);
    await expect(navigation(page).getByRole('link', { name: 'Plans' })).toHaveCount(0);
    await page.goto('/plans');
    await expect(page.getByRole('heading', { name: 'Your role may not see this' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Administrator');
    await expectAccessible(page);
  });
});

test('nothing but the page itself is asked of the network, and no script fails', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  const errors = watchErrors(page);
  page.on('request', (request) => {
    if (!request.url().startsWith(String(baseURL))) elsewhere.push(request.url());
  });
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);
  expect(errors).toEqual([]);
});

test('an address that does not exist says so and leads back', async ({ page }) => {
  const response = await page.goto('/no-such-page');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.getByRole('link', { name: 'To the start page' }).click();
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

test('everything is reached by keyboard, in the order of the page', async ({ page }) => {
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Ratecraft' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(navigation(page).getByRole('link', { name: 'Plans' })).toBeFocused();
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });

/** The key works as soon as the scripts of the page do. */
async function openPalette(page: Page, key = 'Control+k'): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(paletteOf(page).getByRole('combobox')).toBeFocused({ timeout: 2_000 });
  }).toPass();
}

test('the palette finds a customer by keyboard alone, and remembers it', async ({ page }) => {
  const errors = watchErrors(page);
  const palette = paletteOf(page);
  await page.goto('/bill-runs');
  await openPalette(page);
  await page.keyboard.type('LJ000002');
  const found = palette.getByRole('option').filter({ hasText: 'LJ000002' });
  await expect(found).toBeVisible();
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\/[\da-f-]{36}/);
  await expect(palette).toBeHidden();
  await openPalette(page);
  await expect(palette.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  expect(errors).toEqual([]);
});

test('the palette switches the theme and leads to pages', async ({ page }) => {
  await page.goto('/bill-runs');
  await openPalette(page, '/');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(paletteOf(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('audit');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/audit$/);
});

test('the rail is narrowed by a key, and stays so', async ({ page }) => {
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  const width = async () => (await navigation(page).boundingBox())?.width;
  expect(await width()).toBe(220);
  await page.keyboard.press('[');
  await expect.poll(width).toBe(48);
  await page.reload();
  expect(await width()).toBe(48);
  await expect(navigation(page).getByRole('link', { name: 'Invoices' })).toBeVisible();
});

test('the keys are listed on ?, and who is signed in under the picture', async ({ page }) => {
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Search and commands');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menu')).toContainText('Administrator');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
});

test('running work says when there is none', async ({ page }) => {
  await page.goto('/bill-runs');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Running work' }).click();
  await expect(page.getByRole('dialog', { name: 'Running work' })).toBeVisible();
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the navigation is a sheet', async ({ page }) => {
    await page.goto('/bill-runs');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    const sheet = page.getByRole('dialog', { name: 'Main' });
    await expect(sheet.getByRole('button', { name: '中文' })).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole('link', { name: 'Audit log' }).click();
    await expect(page).toHaveURL(/\/audit$/);
    await expect(sheet).toBeHidden();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});
