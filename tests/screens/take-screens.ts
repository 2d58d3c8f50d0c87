import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, cutOffWorkbench, signInAs, workbench } from '#tests/e2e';
import { onPhones, onWideScreens, overlays, pages } from './pages.ts';
import { handIn, makeTable } from './prepare.ts';

const OUTPUT = join(import.meta.dirname, 'output');
const WIDE = { width: 1440, height: 900 };
const WIDER = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

async function take(page: Page, name: string, variant: string): Promise<void> {
  // Fonts and canvases come after the page.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(OUTPUT, `${name}-${variant}.png`) });
  expect.soft(await accessibilityProblems(page), `${name} ${variant}`).toEqual([]);
  expect.soft(await workIn(page), `${name} ${variant} has come to rest`).toBeLessThan(REST_MS / 2);
}

const REST_MS = 500;

/** How long a page is at work, in milliseconds, while nobody does anything. */
async function workIn(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const work = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await work();
  await page.waitForTimeout(REST_MS);
  const after = await work();
  await client.detach();
  return after - before;
}

/** Also as wide as a large screen, and as narrow as a phone, where people use the page so. */
async function takeAll(page: Page, name: string, variant: string): Promise<void> {
  await take(page, name, variant);
  const sizes = { phone: PHONE, 1920: WIDER };
  for (const [size, names] of [
    ['phone', onPhones],
    ['1920', onWideScreens],
  ] as const) {
    if (!names.includes(name)) continue;
    await page.setViewportSize(sizes[size]);
    // As it opens there, not as it is after the window has changed.
    if (name in pages) await page.reload();
    await take(page, name, `${variant}-${size}`);
    await page.setViewportSize(WIDE);
  }
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

test('designs at every stage', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'administrator', '/tables');
  await makeTable(page);
  await handIn(page);
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
        test.setTimeout(1_200_000);
        await signInAs(page, 'administrator', '/bill-runs');
        for (const name of Object.keys(pages)) {
          await open(page, name);
          await takeAll(page, name, variant);
        }
        for (const [name, overlay] of Object.entries(overlays)) {
          await open(page, overlay.on);
          await overlay.open(page);
          await takeAll(page, name, variant);
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
