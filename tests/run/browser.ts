import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A downloaded browser may lack system libraries: only one that answers counts. */
function answers(path: string): boolean {
  if (!isExecutable(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** The path of an installed browser: the one named, Playwright's own, then the system's. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const named = process.env.RATECRAFT_BROWSER;
  const candidates = [
    ...(named ? [named] : []),
    chromium.executablePath(),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...fixedPlaces,
  ];
  return candidates.find(answers);
}

function runInstaller(command: string, ...arguments_: string[]): boolean {
  console.log(`> ${command} ${arguments_.join(' ')}`);
  const run = spawnSync(command, arguments_, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return run.status === 0;
}

function isDebianAsRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

function isUbuntu(): boolean {
  return (
    existsSync('/etc/os-release') && /^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** Finds a browser or installs one; undefined when neither works. */
export function provideBrowser(): string | undefined {
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  console.log('No Chromium or Chrome found: installing one for the end-to-end tests.');
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const downloads = runInstaller(process.execPath, cli, 'install', 'chromium');
  if (downloads && isDebianAsRoot())
    runInstaller(process.execPath, cli, 'install-deps', 'chromium');
  const downloaded = findBrowser();
  if (downloaded !== undefined) return downloaded;
  // Ubuntu's package of that name only points to a snap, which doesn't run in a container.
  if (isDebianAsRoot() && !isUbuntu()) {
    runInstaller('apt-get', 'update');
    runInstaller('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
  }
  return findBrowser();
}
