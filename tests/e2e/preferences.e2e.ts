import { expect, type Page } from '@playwright/test';
import { test } from './as-person.ts';

function backgroundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

const light = 'rgb(245, 247, 250)';
const dark = 'rgb(11, 15, 20)';

test('the language follows the browser, and a choice is remembered', async ({ page }) => {
  await page.goto('/bill-runs');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '出账批次' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: '中文' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page).toHaveTitle('出账批次 · Ratecraft');
  await expect(page.getByRole('row').getByText('已过账').first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible();
});

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('gets Chinese at once', async ({ page }) => {
    await page.goto('/bill-runs');
    await expect(page.getByRole('heading', { level: 1, name: '出账批次' })).toBeVisible();
    await expect(page.getByRole('columnheader').first()).toHaveText('账期');
  });
});

test('the theme follows the system, and a choice is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/bill-runs');
  expect(await backgroundOf(page)).toBe(dark);
  await page.getByRole('button', { name: 'Light' }).click();
  await expect.poll(() => backgroundOf(page)).toBe(light);
  await page.reload();
  expect(await backgroundOf(page)).toBe(light);
  await page.getByRole('button', { name: 'As the system' }).click();
  await expect.poll(() => backgroundOf(page)).toBe(dark);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('language and theme can be chosen', async ({ page }) => {
    await page.goto('/bill-runs');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('link', { name: '审计日志' })).toBeVisible();
    await page.getByRole('button', { name: '深色' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
