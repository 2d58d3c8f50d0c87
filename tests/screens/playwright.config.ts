import { join } from 'node:path';
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

const ROOT = join(import.meta.dirname, '..', '..');
const FULL_OPERATOR = 2000;

const servers = [startWorkbench(FULL_OPERATOR), startEmptyWorkbench(), startCutOffWorkbench()];

export default defineConfig({
  testDir: '.',
  testMatch: 'take-screens.ts',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  globalTeardown: '../e2e/remove-data.ts',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: workbench.url,
    launchOptions,
  },
  webServer: servers.map((server) => ({ ...server, cwd: ROOT })),
});
