import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { cutOffWorkbench, signInAs, workbench } from '#tests/e2e';
import { onPhones, pages } from './pages.ts';

const OUTPUT = join(import.meta.dirname, 'output');
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function take(page: Page, name: string, variant: string): Promise<void> {
  // Fonts and canvases come after the page.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(OUTPUT, `${name}-${variant}.png`) });
}

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
        for (const [name, address] of Object.entries(pages)) {
          const path = typeof address === 'string' ? address : await address(page);
          await page.goto(path);
          await take(page, name, variant);
          if (!onPhones.includes(name)) continue;
          await page.setViewportSize(PHONE);
          await take(page, name, `${variant}-phone`);
          await page.setViewportSize(WIDE);
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
