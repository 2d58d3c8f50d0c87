import { expect, test } from '@playwright/test';
import { scriptBytes } from './script-size.ts';
import { signInAs } from './sign-in.ts';

/** The canvas is loaded only where a flow is drawn, and isn't counted. */
const MOST_BYTES = 250_000;

test('a first visit loads little script', async ({ browser }) => {
  const signedIn = await browser.newContext();
  await signInAs(await signedIn.newPage(), 'administrator', '/bill-runs');
  const storageState = await signedIn.storageState();
  await signedIn.close();
  const sizes: Record<string, number> = {};
  for (const path of [
    '/customers',
    '/customers/new',
    '/invoices',
    '/bill-runs',
    '/bill-runs/new',
    '/imports',
    '/plans',
    '/flows',
    '/audit',
    '/reference',
    '/settings/people',
  ]) {
    // Nothing cached from the page before.
    const context = await browser.newContext({ storageState });
    sizes[path] = await scriptBytes(await context.newPage(), path);
    await context.close();
  }
  console.log(JSON.stringify({ compressedScriptBytes: sizes }));
  expect(Object.entries(sizes).filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
});
