import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';
import {
  type Content,
  cell,
  checks,
  command,
  grid,
  PRICES,
  procedure,
  tableDraft,
  texts,
} from './table-draft.ts';

const draft = tableDraft('table-editor-test');
const { address: EDITOR, begin, discard, keptDraft, open: openEditor } = draft;

const long = (count: number): Content => ({
  ...PRICES,
  rules: Array.from({ length: count }, (_, row) => ({
    when: [`[${row}..${row + 1})`, '-'],
    then: [`${row}.50`],
  })),
});

const entry = (page: Page, name: string) => page.getByRole('textbox', { name });
const saved = (page: Page) => expect(page.getByRole('status').first()).toContainText(/^Saved/);

test.describe.configure({ mode: 'default' });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page, baseURL, person }) => {
  if (person === 'administrator') await begin(page, baseURL, PRICES);
});
test.afterEach(async ({ page, baseURL, person }) => {
  if (person !== 'administrator') return;
  await page.goto('about:blank');
  await discard(page, baseURL);
});

test('a table is found, read, and edited by keyboard alone', async ({ page }) => {
  await page.goto('/tables');
  await page.getByRole('link', { name: 'Prices of the test' }).click();
  await expect(cell(page, 1, 1)).toHaveText('by the month');
  await expectAccessible(page);

  await openEditor(page);
  await cell(page, 1, 0).click();
  await page.keyboard.type('≤ 1,200.50');
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 0)).toHaveText('<= 1200.50');
  await expect(entry(page, 'Speed, row 2')).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.type('month');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, 1)).toHaveText('by the month');

  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Delete');
  await expect(cell(page, 2, 2)).toHaveText('–');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(texts(page, 2)).toHaveText(['<= 100', 'by the year', '59']);
  await page.keyboard.press('Control+y');
  await expect(cell(page, 2, 1)).toHaveText('by the month');
  await saved(page);
  expect((await keptDraft(page))?.document.content.rules[0]?.when[0]).toBe('<= 1200.50');
  await expectAccessible(page);
});

test('cells are filled, and rows and columns moved, by keys and by mouse', async ({ page }) => {
  await openEditor(page);
  await cell(page, 1, 2).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(cell(page, 2, 2)).toHaveText('69');

  await cell(page, 1, 0).click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(texts(page, 2)).toHaveText(['<= 100', 'by the month', '69']);
  const head = grid(page).getByRole('rowheader').first();
  await head.hover();
  await page.mouse.down();
  const last = await grid(page).getByRole('rowheader').nth(2).boundingBox();
  await page.mouse.move((last?.x ?? 0) + 20, (last?.y ?? 0) + 30, { steps: 8 });
  await page.mouse.up();
  await expect(texts(page, 3)).toHaveText(['<= 100', 'by the year', '69']);

  await cell(page, 1, 0).click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(grid(page).getByRole('columnheader').nth(1)).toContainText('Contract');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitem', { name: 'Add a result' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Name' }).fill('setup');
  await sheet.getByRole('textbox', { name: 'Heading · English' }).fill('Set-up');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(grid(page).getByRole('columnheader').nth(4)).toContainText('Set-up');
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('Control+z');
  await expect(texts(page, 1)).toHaveText(['<= 100', 'by the month', '69']);
});

test('cells come from a spreadsheet and go back to one', async ({ page }) => {
  await openEditor(page);
  await cell(page, 3, 0).click();
  const copied = '1,000\tby the year\t199.90\n"2,000"\tmonthly\t"1,299.00"\n';
  await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
  await page.keyboard.press('Control+v');
  await expect(texts(page, 3)).toHaveText(['1000', 'by the year', '199.90']);
  await expect(texts(page, 4)).toHaveText(['2000', 'by the month', '1299.00']);
  await page.keyboard.press('Control+c');
  const back = await page.evaluate(() => navigator.clipboard.readText());
  expect(back).toBe('1000\tyearly\t199.90\n2000\tmonthly\t1299.00');
  await page.keyboard.press('Control+z');
  await expect(texts(page, 3)).toHaveText(['> 100', 'by the month', '99']);
});

test('a cell that is wrong says why, and a gap is found and closed', async ({ page }) => {
  await openEditor(page);
  await cell(page, 1, 2).click();
  await page.keyboard.type('much');
  await page.keyboard.press('Tab');
  await cell(page, 1, 0).click();
  await page.keyboard.type('> ');
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 0)).toHaveAttribute('aria-invalid', 'true');
  await expect(checks(page).getByRole('button', { name: /Row 1, Speed/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');

  await expect(checks(page)).toContainText('Gap', { timeout: 15_000 });
  await expect(checks(page)).toContainText('Contract = by the year');
  await checks(page).getByRole('button', { name: 'How many live customers?' }).click();
  await expect(checks(page)).toContainText('no published flow uses the table');
  await checks(page).getByRole('button', { name: 'Add the missing row' }).click();
  await expect(texts(page, 4)).toHaveText(['> 100', 'by the year', '–']);
  await expect(checks(page)).toContainText('every case has its row', { timeout: 15_000 });
  await page.keyboard.press('Control+z');
  await expect(checks(page)).toContainText('Gap', { timeout: 15_000 });
});

test('a file of Excel goes out, and comes back through a preview', async ({ page }) => {
  await openEditor(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Files' }).click();
  await page.getByRole('menuitem', { name: 'Export as Excel' }).click();
  const file = await (await waiting).path();
  await cell(page, 1, 2).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.getByLabel('Import Excel or CSV').setInputFiles({
    name: 'prices.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await readFile(file),
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 row is new, 1 is removed, 2 stay as they are');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Replace by 3 rows' }).click();
  await expect(cell(page, 1, 2)).toHaveText('69');
  await page.getByRole('button', { name: 'Undo (Ctrl Z)' }).click();
  await expect(cell(page, 1, 2)).toHaveText('1');

  const csv = 'Speed,Contract,Price,Nothing\r\n"1,000",by the year,oops +,x\r\n';
  await page.getByLabel('Import Excel or CSV').setInputFiles({
    name: 'prices.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  await expect(dialog).toContainText("1 cell can't be read");
  await dialog.getByRole('radio', { name: 'come after the last row' }).check();
  await dialog.getByRole('button', { name: 'Add 1 row' }).click();
  await expect(cell(page, 4, 0)).toHaveText('1000');
});

test('what somebody else saved meanwhile is never overwritten', async ({ page, context }) => {
  await openEditor(page);
  const other = await context.newPage();
  await openEditor(other);
  await cell(other, 1, 2).click();
  await other.keyboard.type('70');
  await other.keyboard.press('Enter');
  await saved(other);
  await expect
    .poll(async () => (await keptDraft(page))?.document.content.rules[0]?.then)
    .toEqual(['70']);
  await cell(page, 2, 2).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').first()).toContainText('overwritten nothing');
  await other.close();
  expect((await keptDraft(page))?.document.content.rules[1]?.then).toEqual(['59']);
});

test('a thousand rows are scrolled, found and filtered', async ({ page, baseURL }) => {
  await begin(page, baseURL, long(1000));
  await openEditor(page);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '1001');
  expect(await grid(page).getByRole('row').count()).toBeLessThan(80);
  await cell(page, 1, 0).click();
  await page.keyboard.press('Control+End');
  await expect(entry(page, 'Price, row 1,000')).toBeFocused();
  await expect(cell(page, 1000, 2)).toHaveText('999.50');
  await page.keyboard.press('Control+Home');
  await expect(cell(page, 1, 0)).toBeInViewport();

  await page.keyboard.press('Control+f');
  const find = page.getByRole('search', { name: 'Find in the table' });
  await find.getByRole('searchbox').fill('777.5');
  await page.keyboard.press('Enter');
  await expect(find).toContainText('1 of 1');
  await expect(cell(page, 778, 2)).toBeInViewport();
  await find.getByLabel('Rows shown').selectOption({ label: 'Rows that hold it' });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expectAccessible(page);
  await find.getByRole('button', { name: 'Close' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '1001');
});

const FLOW = {
  kind: 'pricing-flow',
  key: 'table-editor-flow',
  name: { zh: '测试流程', en: 'Flow of the test' },
  nodes: [
    { id: 'speed', kind: 'input', config: { type: 'number' } },
    {
      id: 'tariff',
      kind: 'decision-table',
      config: {
        table: {
          hitPolicy: 'F',
          inputs: [{ expression: 'speed', type: 'number' }],
          outputs: [{ name: 'price', type: 'number' }],
          rules: [
            { when: ['<= 100'], then: ['69'] },
            { when: ['> 100'], then: ['99'] },
          ],
        },
      },
    },
    { id: 'fee', kind: 'flat', config: { price: 'tariff.price' } },
    { id: 'line', kind: 'output-line', config: { name: { zh: '费用', en: 'Fee' } } },
  ],
  edges: [
    { from: { node: 'speed' }, to: { node: 'tariff' } },
    { from: { node: 'tariff' }, to: { node: 'fee' } },
    { from: { node: 'fee' }, to: { node: 'line' } },
  ],
};

test('the table of a node is edited over the canvas, the row of the last run marked', async ({
  page,
  baseURL,
}) => {
  const draft = { kind: FLOW.kind, key: FLOW.key };
  const input = encodeURIComponent(JSON.stringify({ ...draft, version: 'draft' }));
  const kept = async () => (await page.request.get(`${procedure('get')}?input=${input}`)).json();
  const drop = async () => {
    const lockVersion = (await kept()).result?.data.lockVersion;
    if (lockVersion) await command(page, 'discardDraft', { ...draft, lockVersion }, baseURL);
  };
  await drop();
  await command(page, 'saveDraft', { document: FLOW }, baseURL);
  await page.goto(`/flows/${FLOW.key}/edit`);
  const canvas = page.getByRole('region', { name: 'Canvas of the pricing flow' });
  await canvas.getByRole('button', { name: /Decision table/ }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Test bench' }).click();
  await page.getByRole('form').getByRole('textbox', { name: 'speed' }).fill('500');
  await page.getByRole('button', { name: 'Open the table' }).click();
  const dialog = page.getByRole('dialog', { name: 'tariff' });
  await expect(dialog.getByRole('rowheader').nth(1)).toContainText('held in the last run');
  await dialog.getByRole('gridcell').nth(3).click();
  await page.keyboard.type('129.90');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('gridcell').nth(3)).toHaveText('129.90');
  await expectAccessible(page);
  // The grid lets go of Tab after Escape, and keeps the dialog.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(entry(page, 'price, row 2')).not.toBeFocused();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(async () => JSON.stringify((await kept()).result.data.document.nodes))
    .toContain('129.90');
  await page.goto('about:blank');
  await drop();
});

test.describe('finance', () => {
  test.use({ person: 'finance' });

  test('sees tables, and is not offered to edit them', async ({ page }) => {
    await page.goto('/tables');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Decision tables');
    await page.goto(EDITOR);
    await expect(page.getByRole('heading', { name: 'Your role may not see this' })).toBeVisible();
  });
});
