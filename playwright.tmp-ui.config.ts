import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from '#tests/e2e';
export default defineConfig({ testDir: 'tests/e2e', testMatch: /(shell|preferences|bill-runs)\.e2e\.ts/, workers: 1, timeout: 200_000, expect: { timeout: 60_000 }, reporter: 'list', outputDir: '/tmp/shots/ui/e2e',
  use: { ...devices['Desktop Chrome'], baseURL: 'http://localhost:3000', locale: 'en-US', launchOptions } });
