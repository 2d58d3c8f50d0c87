import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from '#tests/e2e';
process.env.RATECRAFT_E2E_DATA = '/tmp/e2e-id';
export default defineConfig({ testDir: '.', testMatch: '**/{attacks,access}.e2e.ts', workers: 1, timeout: 180_000, expect: { timeout: 40_000 }, reporter: 'list', outputDir: '/tmp/e2e-id/out', use: { ...devices['Desktop Chrome'], baseURL: 'http://localhost:3000', locale: 'en-US', launchOptions } });
