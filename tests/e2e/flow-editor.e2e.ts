import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';

const KEY = 'home-extra';
const EDITOR = `/flows/${KEY}/edit`;

const canvas = (page: Page) => page.getByRole('region', { name: 'Canvas of the pricing flow' });
const node = (page: Page, name: string | RegExp) => canvas(page).getByRole('button', { name });
const details = (page: Page) => page.getByRole('complementary', { name: 'Node details' });
const field = (page: Page, name: string) => details(page).getByRole('textbox', { name });
const add = (page: Page, kind: string) =>
  page.getByRole('complementary', { name: 'Node catalogue' }).getByRole('button', {
    name: `Add ${kind}`,
  });
const saved = (page: Page) => expect(page.getByRole('status').first()).toContainText(/^Saved/);

async function openEditor(page: Page): Promise<void> {
  await page.goto(EDITOR);
  await expect(canvas(page).getByRole('button').first()).toBeVisible({ timeout: 30_000 });
}

interface Kept {
  lockVersion: number;
  document: unknown;
}

const procedure = (name: string): string => `/api/trpc/design.${name}`;

async function keptDraft(page: Page): Promise<Kept | undefined> {
  const input = JSON.stringify({ kind: 'pricing-flow', key: KEY, version: 'draft' });
  const answer = await page.request.get(`${procedure('get')}?input=${encodeURIComponent(input)}`);
  return answer.ok() ? (await answer.json()).result.data : undefined;
}

/** Each test begins from the published version, and leaves no draft behind. */
async function discard(page: Page, baseURL: string | undefined): Promise<void> {
  const draft = await keptDraft(page);
  if (!draft) return;
  const { lockVersion } = draft;
  const answer = await page.request.post(procedure('discardDraft'), {
    data: { kind: 'pricing-flow', key: KEY, lockVersion },
    headers: { Origin: String(baseURL) },
  });
  expect(answer.ok()).toBe(true);
}

// One after another: all of them edit the same flow.
test.describe.configure({ mode: 'default' });

test.beforeEach(async ({ page, baseURL, person }) => {
  if (person === 'administrator') await discard(page, baseURL);
});
test.afterEach(async ({ page, baseURL, person }) => {
  if (person !== 'administrator') return;
  // What is typed last would be saved once more behind the back of this.
  await page.goto('about:blank');
  await discard(page, baseURL);
});

test('a fee is added, connected and priced without dragging, saved, and there again', async ({
  page,
}) => {
  await page.goto(`/flows/${KEY}`);
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page).toHaveURL(new RegExp(`${EDITOR}$`));

  await add(page, 'Flat fee').focus();
  await page.keyboard.press('Enter');
  await field(page, 'Amount').fill('12.50');
  await field(page, 'Name').fill('Set up');
  await page.keyboard.press('Enter');
  await expect(node(page, /Set up/)).toContainText('amount 12.50');
  await add(page, 'Output line').press('Enter');
  await expect(page.getByRole('button', { name: /Problems/ })).toContainText('1 error');

  await details(page).getByLabel('Port').selectOption({ label: 'charge' });
  await details(page).getByLabel('Connect with').selectOption({ label: 'Set up · charge' });
  await details(page).getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(details(page)).toContainText('charge → charge');
  await expect(page.getByRole('button', { name: /Problems/ })).not.toContainText('error');

  await saved(page);
  await page.reload();
  await expect(node(page, /Set up/)).toContainText('amount 12.50');
  await expectAccessible(page);
});

test('undo and redo go through what was done, and end where it began', async ({ page }) => {
  await openEditor(page);
  const count = await canvas(page).locator('.react-flow__node').count();
  await add(page, 'Formula').click();
  await field(page, 'Formula').fill('1 + 2');
  await page.getByRole('button', { name: 'Undo (Ctrl Z)' }).click();
  await expect(field(page, 'Formula')).toHaveText('0');
  await page.keyboard.press('Control+z');
  await expect(canvas(page).locator('.react-flow__node')).toHaveCount(count);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(node(page, /Formula/)).toContainText('1 + 2');
  await page.keyboard.press('Meta+z');
  await page.keyboard.press('Meta+z');
  await expect(page.getByRole('button', { name: 'Undo (Ctrl Z)' })).toBeDisabled();
});

test('nodes are selected, copied, pasted, moved and deleted by keys', async ({ page }) => {
  await openEditor(page);
  const cards = canvas(page).locator('.react-flow__node');
  const count = await cards.count();
  const name = details(page).getByRole('textbox', { name: 'Name', exact: true });
  // The cards are placed once more while the canvas opens, which takes the focus away.
  await expect(async () => {
    await cards.first().focus();
    await page.keyboard.press('Enter');
    await expect(name).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Control+d');
  await expect(cards).toHaveCount(count + 1);
  await page.keyboard.press('Control+a');
  await expect(details(page)).toContainText(`${count + 1} nodes selected`);
  const before = await cards.first().boundingBox();
  await page.keyboard.press('Shift+ArrowDown');
  const after = await cards.first().boundingBox();
  expect(after?.y).toBeGreaterThan(before?.y ?? 0);
  await page.keyboard.press('Delete');
  await expect(cards).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(count + 1);
});

test('the test bench computes what the draft says, as it is changed', async ({ page }) => {
  await openEditor(page);
  await add(page, 'Flat fee').click();
  await field(page, 'Amount').fill('7');
  await add(page, 'Output line').click();
  await details(page).getByLabel('Port').selectOption({ label: 'charge' });
  await details(page).getByLabel('Connect with').selectOption({ label: 'Flat fee · charge' });
  await details(page).getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Test bench' }).click();
  const facts = page.getByRole('form', { name: 'Facts to try' });
  for (const input of await facts.locator('input[aria-required]').all()) await input.fill('1');
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('row').filter({ hasText: /^outputLine/ })).toContainText('7.00');
  // What is chosen stays in sight beside the pane that opened.
  await expect(node(page, /outputLine/)).toBeInViewport({ ratio: 0.99 });
  await page.getByRole('button', { name: /^Fit/ }).click();
  await node(page, /Flat fee/).click();
  await field(page, 'Amount').fill('9');
  await expect(result.getByRole('row').filter({ hasText: /^outputLine/ })).toContainText('9.00');
  await expectAccessible(page);
});

test('what somebody else saved meanwhile is never overwritten', async ({ page, context }) => {
  await openEditor(page);
  await add(page, 'Formula').click();
  await saved(page);
  const other = await context.newPage();
  await openEditor(other);
  await field(other, 'Name · English').fill('Theirs');
  await saved(other);
  await field(page, 'Formula').fill('5');
  await expect(page.getByRole('alert').first()).toContainText('overwritten nothing');
  await other.close();
  expect((await keptDraft(page))?.document).toMatchObject({ name: { en: 'Theirs' } });
});

const note = (page: Page) => canvas(page).getByRole('group', { name: /Ask finance/ });

test('a note is written, coloured, moved, copied and deleted, and is shown to readers', async ({
  page,
}) => {
  await openEditor(page);
  await node(page, /.+/).first().focus();
  await page.keyboard.press('t');
  await page.getByRole('textbox', { name: 'Text of the note' }).first().fill('Ask finance <b>');
  await page.keyboard.press('Escape');
  await expect(note(page)).toBeFocused();
  await expect(note(page)).toContainText('Ask finance <b>');
  await details(page).getByRole('radio', { name: 'Blue' }).check();
  await details(page).getByRole('textbox', { name: 'Width' }).fill('5000');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('textbox', { name: 'Width' })).toHaveValue('2000');
  await page.keyboard.press('Control+z');
  await details(page).getByRole('textbox', { name: 'Width' }).fill('180');
  await page.keyboard.press('Enter');
  await note(page).focus();
  const before = await note(page).boundingBox();
  await page.keyboard.press('Shift+ArrowDown');
  expect((await note(page).boundingBox())?.y).toBeGreaterThan(before?.y ?? 0);
  await page.keyboard.press('Control+d');
  await expect(note(page)).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(note(page)).toHaveCount(1);
  await expectAccessible(page);
  await saved(page);
  await page.goto(`/flows/${KEY}?version=draft`);
  await page.getByRole('button', { name: 'List' }).click();
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('Ask finance <b>');
});

test('the palette of commands begins with the flow, and adds, finds and undoes', async ({
  page,
}) => {
  await openEditor(page);
  const cards = canvas(page).locator('.react-flow__node');
  const count = await cards.count();
  const search = page.getByRole('combobox', { name: 'Search and commands' });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: 'This flow' })).toBeVisible();
  await search.fill('add minimum');
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(count + 1);
  await expect(page.getByText('Added Minimum')).toBeAttached();
  await expect(node(page, /Minimum/)).toBeFocused();
  await page.keyboard.press('Control+k');
  await search.fill('undo');
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(count);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Add a node after the selected one');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('a node is added after another one by keys alone, connected with it', async ({ page }) => {
  await openEditor(page);
  const cards = canvas(page).locator('.react-flow__node');
  const count = await cards.count();
  await add(page, 'Flat fee').click();
  await node(page, /Flat fee/).focus();
  await page.keyboard.press('Shift+N');
  const kinds = page.getByRole('combobox', { name: 'Add and connect: find a kind' });
  await expect(kinds).toBeFocused();
  await kinds.fill('output');
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(count + 2);
  await expect(page.getByText('Added Output line, connected with Flat fee')).toBeAttached();
  await expect(details(page)).toContainText('charge → charge');
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(count + 1);
  await page.keyboard.press('F6');
  await expect(page.locator(':focus')).not.toHaveCount(0);
});

test('keys stay in the list whose row comes or goes, and in the dialog that a menu opens', async ({
  page,
}) => {
  await openEditor(page);
  await add(page, 'Graduated tiers').click();
  const tiers = details(page).getByRole('group', { name: 'Tiers', exact: true });
  await tiers.getByRole('button', { name: 'Actions, row 2' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(tiers.getByRole('textbox', { name: 'Up to, row 1' })).toBeFocused();
  await details(page).getByRole('button', { name: 'Add a row: Tiers' }).press('Enter');
  await expect(tiers.getByRole('textbox', { name: 'Up to, row 2' })).toBeFocused();
  const undo = page.getByRole('button', { name: 'Undo (Ctrl Z)' });
  for (let presses = 0; presses < 4; presses += 1) await undo.press('Enter');
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  await page.getByRole('button', { name: 'JSON in and out' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Import JSON' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'JSON document of the flow' })).toBeFocused();
});

test('the whole flow is a picture, in both formats', async ({ page }) => {
  await openEditor(page);
  for (const format of ['PNG', 'SVG']) {
    await page.getByRole('button', { name: 'JSON in and out' }).click();
    await page.getByRole('menuitem', { name: 'Export as image…' }).click();
    await page.getByRole('radio', { name: format }).check();
    await page.getByRole('radio', { name: 'Dark' }).check();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const day = new RegExp(`^${KEY}-\\d{4}-\\d{2}-\\d{2}\\.${format.toLowerCase()}$`);
    expect((await download).suggestedFilename()).toMatch(day);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('nodes are added and changed in sheets', async ({ page }) => {
    await openEditor(page);
    await page.getByRole('button', { name: 'Add a node', exact: true }).click();
    const catalogue = page.getByRole('dialog', { name: 'Node catalogue' });
    await catalogue.getByRole('button', { name: 'Add Flat fee' }).click();
    await expect(catalogue).toBeHidden();
    await page.getByRole('button', { name: /Flat fee Node details/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Node details' });
    await sheet.getByRole('textbox', { name: 'Amount' }).fill('3.50');
    await page.keyboard.press('Escape');
    await expect(node(page, /Flat fee/)).toContainText('amount 3.50');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});

test.describe('finance', () => {
  test.use({ person: 'finance' });

  test('sees flows, and is not offered to edit them', async ({ page }) => {
    await page.goto(`/flows/${KEY}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
    await page.goto(EDITOR);
    await expect(page.getByRole('heading', { name: 'Your role may not see this' })).toBeVisible();
  });
});
