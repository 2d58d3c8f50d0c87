import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { dataFolder } from './data-folder.ts';
import { type DemoKey, signInAs } from './sign-in.ts';

export { expect, type Page } from '@playwright/test';

interface SignedIn {
  /** Who is at the browser; `test.use({ who: 'finance' })` for another. */
  who: DemoKey;
}

/** Tests of the workbench by somebody who is signed in; each person signs in once for a run. */
export const test = base.extend<SignedIn>({
  who: ['administrator', { option: true }],
  storageState: async ({ who, browser, baseURL }, use) => {
    const port = new URL(baseURL ?? 'http://localhost').port;
    const file = join(dataFolder(), `signed-in-${port}-${who}.json`);
    if (!existsSync(file)) {
      const page = await browser.newPage({
        ...(baseURL ? { baseURL } : {}),
        storageState: undefined,
      });
      await signInAs(page, who);
      const own = `${file}.${process.pid}`;
      await page.context().storageState({ path: own });
      await page.close();
      renameSync(own, file);
    }
    await use(file);
  },
});
