import { expect, type Page } from '@playwright/test';
import { test } from './as-person.ts';
import { type Hands, keyboard, mouse, tabTo } from './hands.ts';

const FLOW = { kind: 'pricing-flow', key: 'home-voice' };
const PATIENCE_MS = 300_000;

const canvas = (page: Page) => page.getByRole('region', { name: 'Canvas of the pricing flow' });
const cards = (page: Page) => canvas(page).locator('.react-flow__node');
const details = (page: Page) => page.getByRole('complementary', { name: 'Node details' });
const catalogue = (page: Page) => page.getByRole('complementary', { name: 'Node catalogue' });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true });

async function ask<Result>(page: Page, name: string, input: object): Promise<Result | undefined> {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const answer = await page.request.get(`/api/trpc/design.${name}?${query}`);
  return answer.ok() ? (await answer.json()).result.data : undefined;
}

interface Version {
  id: string;
  version: number | null;
  state: string;
  lockVersion: number;
}

/** As it was before: no draft, and nothing that begins later. */
async function putBack(page: Page, baseURL: string | undefined): Promise<void> {
  const headers = { Origin: String(baseURL) };
  const history = await ask<{ rows: Version[] }>(page, 'history', FLOW);
  for (const { id, version, state, lockVersion } of history?.rows ?? []) {
    const [name, data] =
      version === null ? ['discardDraft', { ...FLOW, lockVersion }] : ['cancelPublishing', { id }];
    if (version !== null && state !== 'scheduled') continue;
    const answer = await page.request.post(`/api/trpc/design.${name}`, { data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}

async function emptyCanvas(page: Page, hands: Hands): Promise<void> {
  await page.goto(`/flows/${FLOW.key}`);
  await hands.press(page.getByRole('link', { name: 'Edit' }).or(button(page, 'Edit')).first());
  await expect(page).toHaveURL(/\/edit$/);
  await expect(cards(page).first()).toBeVisible({ timeout: 30_000 });
}

/** Adds a kind of node, which is chosen then, and gives it a name. */
async function add(page: Page, hands: Hands, kind: string, name: string): Promise<void> {
  const count = await cards(page).count();
  await hands.press(catalogue(page).getByRole('button', { name: `Add ${kind}` }));
  await expect(cards(page)).toHaveCount(count + 1);
  await hands.write(details(page).getByRole('textbox', { name: 'Name', exact: true }), name);
  await page.keyboard.press('Enter');
}

const field = (page: Page, name: string | RegExp) =>
  details(page).getByRole('textbox', { name }).first();

/** Connects the node that is chosen: its port with that of another. */
async function connect(page: Page, hands: Hands, port: string, other: string): Promise<void> {
  await hands.choose(details(page).getByLabel('Port'), port);
  await hands.choose(details(page).getByLabel('Connect with'), other);
  await hands.press(details(page).getByRole('button', { name: 'Connect', exact: true }));
  await expect(details(page).getByLabel('Port')).toBeFocused();
}

async function draw(page: Page, hands: Hands): Promise<void> {
  await add(page, hands, 'Input', 'speed');
  await hands.write(field(page, 'Taken from'), 'subscription/attributes/bandwidthMbps');

  await add(page, hands, 'Input', 'minutes');
  await hands.write(field(page, 'Taken from'), 'usage/voice-minutes');
  await hands.write(field(page, 'Default'), '0');

  await add(page, hands, 'Decision table', 'tariff');
  const conditions = details(page).getByRole('group', { name: 'Conditions' });
  const rules = details(page).getByRole('group', { name: 'Rules' });
  await hands.write(conditions.getByRole('textbox', { name: /^Expression/ }), 'speed');
  await hands.write(rules.getByRole('textbox').nth(0), '>= 500');
  await hands.write(rules.getByRole('textbox').nth(1), '30');
  await hands.press(details(page).getByRole('button', { name: 'Add a row: Rules' }));
  await hands.write(rules.getByRole('textbox').nth(3), '20');
  await connect(page, hands, 'in', 'speed · value');

  await add(page, hands, 'Flat fee', 'rental');
  await connect(page, hands, 'in', 'tariff · price');
  await hands.write(field(page, /^Amount/), 'tariff.price');

  await add(page, hands, 'Discount', 'welcome');
  await connect(page, hands, 'charge', 'rental · charge');

  await add(page, hands, 'Output line', 'rentalLine');
  await hands.write(field(page, 'Key of the line'), 'rental');
  await connect(page, hands, 'charge', 'welcome · charge');

  await add(page, hands, 'Graduated tiers', 'calls');
  const tiers = details(page).getByRole('group', { name: 'Tiers' }).first();
  await hands.write(tiers.getByRole('textbox', { name: /^Up to/ }).first(), '100');
  await hands.write(tiers.getByRole('textbox', { name: /^Price/ }).first(), '0.20');
  await hands.write(tiers.getByRole('textbox', { name: /^Price/ }).nth(1), '0.10');
  await connect(page, hands, 'quantity', 'minutes · value');

  await add(page, hands, 'Output line', 'callsLine');
  await hands.write(field(page, 'Key of the line'), 'calls');
  await connect(page, hands, 'charge', 'calls · charge');
  await expect(button(page, /^Problems/)).not.toContainText('error');
}

/** 500 Mbps and 150 minutes: 30 less 10 %, and 100 at 0.20 and 50 at 0.10. */
async function tryOut(page: Page, hands: Hands): Promise<void> {
  await hands.press(button(page, 'Test bench'));
  const facts = page.getByRole('form', { name: 'Facts to try' });
  await hands.write(facts.getByRole('textbox', { name: /speed/ }), '500');
  await hands.write(facts.getByRole('textbox', { name: /minutes/ }), '150');
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('row').filter({ hasText: /^rental/ })).toContainText('27.00');
  await expect(result.getByRole('row').filter({ hasText: /^calls/ })).toContainText('25.00');
  await hands.press(button(page, 'Save as scenario'));
  await expect(page.getByRole('status').filter({ hasText: '1 of 1 pass' })).toBeVisible();
}

async function backTest(page: Page, hands: Hands): Promise<void> {
  await expect(page.getByRole('status').first()).toContainText(/^Saved/);
  await hands.press(page.getByRole('link', { name: 'Back to the flow' }));
  await expect(page).toHaveURL(/version=draft/);
  await hands.press(page.getByRole('link', { name: 'Back-test' }));
  await hands.press(button(page, 'New back-test'));
  const dialog = page.getByRole('dialog', { name: 'New back-test' });
  await hands.press(dialog.getByRole('button', { name: 'Start back-test' }));
  await expect(page).toHaveURL(/\/back-tests\/[\da-f-]{36}$/, { timeout: 30_000 });
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 90_000 });
  const who = page.getByRole('table', { name: 'Customers who pay more, less, or the same' });
  await expect(who.getByRole('row', { name: /Pay more/ })).toContainText(/[1-9]/);
}

async function publish(page: Page, hands: Hands): Promise<void> {
  await page.goto(`/flows/${FLOW.key}?version=draft`);
  await hands.press(button(page, 'Publish'));
  const dialog = page.getByRole('dialog', { name: /^Publish/ });
  await hands.pick(dialog.getByRole('radio', { name: 'From a date' }));
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
  const [year, month, day] = first.slice(0, 10).split('-');
  const date = dialog.getByLabel('Effective from');
  if (hands === mouse) await date.fill(first.slice(0, 10));
  else {
    await tabTo(page, date);
    await page.keyboard.type(`${month}${day}${year}`);
  }
  await hands.press(dialog.getByRole('button', { name: /^Publish from/ }));
  const versions = page.getByRole('region', { name: 'Versions' }).first();
  await expect(versions.getByRole('row').filter({ hasText: 'Scheduled' })).toHaveCount(1, {
    timeout: 30_000,
  });
}

// One after the other: both begin from the flow as it is.
test.describe.configure({ mode: 'default' });
test.beforeEach(({ page, baseURL }) => putBack(page, baseURL));
test.afterEach(async ({ page, baseURL }) => {
  await page.goto('about:blank');
  await putBack(page, baseURL);
});

for (const by of ['mouse', 'keyboard'] as const) {
  test(`a price goes from an empty canvas to publishing by ${by}`, async ({ page }) => {
    test.setTimeout(PATIENCE_MS);
    const hands = by === 'mouse' ? mouse : keyboard(page);
    await emptyCanvas(page, hands);
    if (by === 'mouse') await cards(page).first().click();
    else await tabTo(page, cards(page).first());
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(cards(page)).toHaveCount(0);
    await draw(page, hands);
    await tryOut(page, hands);
    await backTest(page, hands);
    await publish(page, hands);
  });
}
