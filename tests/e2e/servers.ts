import { join } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import { dataFolder } from './data-folder.ts';

type Server = Exclude<PlaywrightTestConfig['webServer'], undefined | unknown[]>;

/** An operator of a few customers and closed months, served by the start command itself. */
export const workbench = { port: 4310, url: 'http://localhost:4310' };
/** The same command for an operator who has no customers and no bill runs yet. */
export const emptyWorkbench = { port: 4311, url: 'http://localhost:4311' };
/** The web process alone, whose database doesn't answer. */
export const cutOffWorkbench = { port: 4312, url: 'http://localhost:4312' };

const START_TIMEOUT_MS = 240_000;
const STOP_TIMEOUT_MS = 30_000;

function server(
  port: number,
  command: string,
  environment: Record<string, string>,
  path = '/sign-in',
): Server {
  return {
    command,
    url: `http://localhost:${port}${path}`,
    timeout: START_TIMEOUT_MS,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: STOP_TIMEOUT_MS },
    env: { PORT: String(port), LANG: 'en', LC_ALL: 'en', ...environment },
  };
}

export function startWorkbench(customers: number): Server {
  return server(workbench.port, 'node engine/start.ts', {
    DATABASE_URL: '',
    RATECRAFT_DATA: join(dataFolder(), 'workbench'),
    RATECRAFT_DEMO_CUSTOMERS: String(customers),
    // So that each test can have an address of its own.
    TRUST_PROXY: '1',
  });
}

export function startEmptyWorkbench(): Server {
  return server(emptyWorkbench.port, 'node engine/start.ts', {
    DATABASE_URL: '',
    RATECRAFT_DATA: join(dataFolder(), 'empty'),
    RATECRAFT_DEMO_CUSTOMERS: '0',
  });
}

export function startCutOffWorkbench(): Server {
  return server(
    cutOffWorkbench.port,
    'node engine/boot/web.ts',
    {
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/nothing',
      NODE_ENV: 'production',
      BETTER_AUTH_SECRET: 'of a server that nobody signs in to',
    },
    '/icon.svg',
  );
}
