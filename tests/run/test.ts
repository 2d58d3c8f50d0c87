import { provideBrowser } from './browser.ts';
import { closingLine } from './counts.ts';
import { runSteps } from './run-steps.ts';
import { testSteps } from './steps.ts';

const browser = provideBrowser();
if (browser === undefined) {
  console.error(`No browser for the end-to-end tests: neither Chromium nor Chrome is installed, and
installing one failed. Do one of these, then run npm test again:
  npx playwright install --with-deps chromium
  apt-get install -y chromium        (Debian, as root)
  install Google Chrome or Chromium and set RATECRAFT_BROWSER to its path`);
  console.log(closingLine({ passed: 0, failed: 1, skipped: 0 }));
  process.exit(1);
}
console.log(`Browser for the end-to-end tests: ${browser}`);
const { counts, succeeded } = await runSteps(testSteps, {
  ...process.env,
  RATECRAFT_BROWSER: browser,
});
console.log(`\n${closingLine(counts)}`);
process.exitCode = succeeded ? 0 : 1;
