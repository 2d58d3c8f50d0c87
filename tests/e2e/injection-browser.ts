import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Client } from './injection-client.ts';
import { FLOW_KEY } from './injection-operator.ts';
import { addressOf, findPlaces } from './injection-pages.ts';
import { MARKUP } from './injection-payloads.ts';
import type { Records } from './injection-records.ts';

/** A browser that notices when markup runs, or would have if the browser had let it. */
export interface Watched {
  context: BrowserContext;
  page: Page;
  /** What ran or was stopped, by the address at which it did. */
  events: string[];
}

/** Stands in every markup that could run. */
const TRACE = '__injected';

export async function openWatched(
  browser: Browser,
  baseURL: string,
  client?: Client,
): Promise<Watched> {
  const context = await browser.newContext({ baseURL, locale: 'en-US' });
  const cookies = client?.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: baseURL };
  });
  if (cookies) await context.addCookies(cookies);
  const events: string[] = [];
  const page = await context.newPage();
  const note = (what: string) => events.push(`${new URL(page.url()).pathname}: ${what}`);
  await context.exposeFunction(TRACE, (n: unknown) => note(`ran ${n}`));
  await context.exposeFunction('__stopped', (what: string) => note(`stopped ${what}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sample } = event;
      const tell = (window as unknown as { __stopped(what: string): void }).__stopped;
      tell(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on('dialog', async (dialog) => {
    note(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => note(`error ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) note(`stopped ${message.text()}`);
  });
  return { context, page, events };
}

/** Pages on which nothing of an operator stands beside the frame. */
const EMPTY_PAGES = new Set([
  '/[...missing]',
  '/bill-runs',
  '/bill-runs/new',
  '/choose-tenant',
  '/customers/new',
  '/flows/templates',
  '/forgot-password',
  '/imports/new',
  '/invitation',
  '/reference',
  '/reset-password',
  '/settings/publishing',
  '/settings/security',
  '/sign-in',
  '/sign-in/second-factor',
]);

export interface Shown {
  address: string;
  /** Whether markup has to be seen there as text. */
  isFilled: boolean;
}

/** Every page, those of customers once for each kind of markup, with their tabs and filters. */
export function pagesToOpen(records: Records): Shown[] {
  const { carriers, postedRunId, reviewRunId, uploadId, batchId } = records;
  const plain = findPlaces()
    .filter(({ isPage, pattern }) => isPage && pattern !== '/')
    .map(({ pattern }) => ({
      address: addressOf(pattern, records) ?? '',
      isFilled: !EMPTY_PAGES.has(pattern),
    }));
  const filled = [
    ...carriers.slice(1).map(({ customerId }) => `/customers/${customerId}`),
    ...carriers.slice(0, 2).map(({ customerId }) => `/customers/${customerId}?tab=timeline`),
    `/customers/${carriers[1]?.customerId}/edit`,
    `/customers?${new URLSearchParams({ q: TRACE, sort: '-updated' })}`,
    `/bill-runs/${postedRunId}/held`,
    `/bill-runs/${postedRunId}/exceptions`,
    `/bill-runs/${reviewRunId}/anomalies?mark=wrong`,
    `/imports/${uploadId}?step=columns`,
    `/audit?${new URLSearchParams({ text: TRACE })}`,
    `/audit?${new URLSearchParams({ text: TRACE, entry: records.auditId })}`,
    `/flows/${FLOW_KEY}?version=draft`,
    `/flows/${records.submittedKey}?version=draft`,
    records.invitation,
  ].map((address) => ({ address, isFilled: true }));
  const reflecting = ['/customers', '/invoices', '/plans', '/flows', '/audit', '/reference']
    .map((path, index) => `${path}?${filterOf(MARKUP[index % 2 ? 'link' : 'image'](index))}`)
    .concat(`/sign-in?${new URLSearchParams({ next: MARKUP.link(3) })}`)
    .concat(`/imports/${batchId}?${filterOf(MARKUP.breakout(4))}`)
    .map((address) => ({ address, isFilled: false }));
  return [...plain, ...filled, ...reflecting];
}

const filterOf = (text: string): string =>
  new URLSearchParams({ q: text, text, tag: text, tier: text, tab: text, step: text }).toString();

/** What stands in the page for people to see, in fields too. */
const seenIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inside = document.querySelector('main') ?? document.body;
    const fields = [...inside.querySelectorAll<HTMLInputElement>('input, textarea')];
    return [inside.innerText, ...fields.map(({ value }) => value)].join('\n');
  });

/** Elements that only markup can have made, and links that would run. */
const madeIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const made = [...document.querySelectorAll('img[src="x"], [onerror], [onload], [onclick]')];
    const links = ['href', 'src', 'action', 'formaction'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].filter((element) =>
        /^\s*(javascript|vbscript|data:text)/i.test(element.getAttribute(name) ?? ''),
      ),
    );
    // What React writes into forms of its own until their scripts are there.
    const isReact = /^<form[^>]* action="javascript:throw new Error\('A React form was/;
    return [...made, ...links]
      .map(({ outerHTML }) => outerHTML.slice(0, 200))
      .filter((text) => !isReact.test(text));
  });

const PATIENCE_MS = 20_000;

/** Opens a page and waits until markup is seen as text, where some has to be. */
export async function openPage({ page, events }: Watched, shown: Shown): Promise<string[]> {
  const before = events.length;
  const response = await page.goto(shown.address, { waitUntil: 'load' });
  const faults: string[] = [];
  if ((response?.status() ?? 0) >= 500) faults.push(`status ${response?.status()}`);
  if (shown.isFilled) {
    const seen = expect.poll(() => seenIn(page), { timeout: PATIENCE_MS }).toContain(TRACE);
    await seen.catch(() => faults.push('shows no markup as text'));
  } else {
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 500 })));
  }
  const made = await madeIn(page);
  faults.push(...made.map((element) => `has ${element}`), ...events.slice(before));
  return faults.map((fault) => `${shown.address}: ${fault}`);
}
