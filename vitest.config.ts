import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const databaseSetup = 'tests/database/global-setup.ts';
const sources = '{schemas,engine,plugins,drizzle,app,tests}';

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['dot'] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${sources}/**/*.test.ts`, `${sources}/**/*.test.tsx`],
          exclude: ['**/*.db.test.ts', 'tests/conformance/**', 'tests/e2e/**', 'tests/screens/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [`${sources}/**/*.db.test.ts`],
          // The one embedded server of the run is shared; each file has a database of its own.
          globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
