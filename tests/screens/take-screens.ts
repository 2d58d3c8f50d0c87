import { join } from 'node:path';
import { test } from '@playwright/test';
import { cutOffWorkbench, emptyWorkbench, workbench } from '#tests/e2e';

const OUTPUT = join(import.meta.dirname, 'output');

const screens = {
  list: `${workbench.url}/bill-runs`,
  empty: `${emptyWorkbench.url}/bill-runs`,
  unreachable: `${cutOffWorkbench.url}/bill-runs`,
};

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 800, height: 600 } };

for (const locale of ['zh-CN', 'en-US']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(() => {
      test.use({ locale, colorScheme });
      for (const [name, url] of Object.entries(screens)) {
        for (const [size, viewport] of Object.entries(sizes)) {
          test(`${name} ${locale} ${colorScheme} ${size}`, async ({ page }) => {
            await page.setViewportSize(viewport);
            await page.goto(url);
            const file = `${name}-${locale}-${colorScheme}-${size}.png`;
            await page.screenshot({ path: join(OUTPUT, file) });
          });
        }
      }
    });
  }
}
