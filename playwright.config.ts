import { defineConfig, devices } from '@playwright/test';
import {
  launchOptions,
  makeDataFolder,
  startCutOffWorkbench,
  startEmptyWorkbench,
  startWorkbench,
  workbench,
} from '#tests/e2e';

makeDataFolder();

const SMALL_OPERATOR = 40;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // One that passes only the second time is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  // Two browsers and three servers share the machine: what comes late is not missing.
  expect: { timeout: 20_000 },
  reporter: 'list',
  globalTeardown: './tests/e2e/remove-data.ts',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: workbench.url,
    locale: 'en-US',
    // Tracing makes every step slower: only what has failed is looked at so closely.
    trace: 'on-first-retry',
    launchOptions,
  },
  webServer: [startWorkbench(SMALL_OPERATOR), startEmptyWorkbench(), startCutOffWorkbench()],
});
