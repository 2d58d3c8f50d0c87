import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, cutOffWorkbench, signInAs, workbench } from '#tests/e2e';
import { onPhones, overlays, pages } from './pages.ts';

const OUTPUT = join(import.meta.dirname, 'output');
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function take(page: Page, name: string, variant: string): Promise<void> {
  // Fonts and canvases come after the page.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(OUTPUT, `${name}-${variant}.png`) });
  if (variant.startsWith('en-US')) expect.soft(await accessibilityProblems(page), name).toEqual([]);
}

async function open(page: Page, name: string): Promise<void> {
  const address = pages[name] ?? name;
  await page.goto(typeof address === 'string' ? address : await address(page));
}

test('a month to review', async ({ page }) => {
  await signInAs(page, 'finance', '/bill-runs/new');
  const start = page.locator('main form button[type="submit"]');
  await expect(start).toBeEnabled({ timeout: 30_000 });
  await start.click();
  await expect(page.getByText(/In review|待审核/)).toBeVisible({ timeout: 60_000 });
});

for (const locale of ['zh-CN', 'en-US']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale} ${colorScheme}`, () => {
      test.use({ locale, colorScheme, viewport: WIDE });
      const variant = `${locale}-${colorScheme}`;

      test('before somebody is signed in', async ({ page }) => {
        await page.goto(`${workbench.url}/sign-in`);
        await take(page, 'sign-in', variant);
        await page.goto(`${workbench.url}/forgot-password`);
        await take(page, 'forgot-password', variant);
        await page.goto(`${cutOffWorkbench.url}/bill-runs`);
        await take(page, 'unreachable', variant);
      });

      test('every page', async ({ page }) => {
        test.setTimeout(600_000);
        await signInAs(page, 'administrator', '/bill-runs');
        for (const name of Object.keys(pages)) {
          await open(page, name);
          await take(page, name, variant);
          if (!onPhones.includes(name)) continue;
          await page.setViewportSize(PHONE);
          await take(page, name, `${variant}-phone`);
          await page.setViewportSize(WIDE);
        }
        for (const [name, overlay] of Object.entries(overlays)) {
          await open(page, overlay.on);
          await overlay.open(page);
          await take(page, name, variant);
        }
      });

      test('what a role may not open', async ({ page }) => {
        await signInAs(page, 'service', '/customers');
        await page.goto('/plans');
        await take(page, 'forbidden', variant);
      });
    });
  }
}
