import type { LaunchOptions } from '@playwright/test';
import { findBrowser } from '#tests/run';

const isRoot = process.getuid?.() === 0;

/** An installed browser that talks to nobody but the page under test. */
export const launchOptions: LaunchOptions = {
  executablePath: findBrowser(),
  args: [
    // Chromium's sandbox refuses to run as root, which is who runs inside a container.
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ],
};
