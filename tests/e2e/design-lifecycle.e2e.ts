import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './as-person.ts';
import { type DemoKey, signInAs } from './sign-in.ts';

const KIND = 'pricing-flow';
/** Of its own for each run, so that it may run again over the same data. */
const RUN = Date.now().toString(36);

/** What a page of the person asks for, as its screens do. */
async function command<Result>(page: Page, name: string, data: object): Promise<Result> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`/api/trpc/${name}`, {
    data,
    headers: { Origin: origin },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).result.data as Result;
}

async function query<Result>(page: Page, name: string, input: object): Promise<Result> {
  const asked = encodeURIComponent(JSON.stringify(input));
  const answer = await page.request.get(`/api/trpc/${name}?input=${asked}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).result.data as Result;
}

async function pageOf(browser: Browser, who: DemoKey, baseURL: string | undefined): Promise<Page> {
  // Nobody's: a context begins with the cookies of the test's own person otherwise.
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL, locale: 'en-US', storageState });
  const page = await context.newPage();
  await signInAs(page, who, '/customers');
  return page;
}

interface Draft {
  lockVersion: number;
  document: { nodes: { id: string; kind: string; config: Record<string, unknown> }[] };
}

/** Another monthly rental in the draft; a second person's approval is void then. */
async function edit(page: Page, key: string, rental: string): Promise<void> {
  const draft = await query<Draft>(page, 'design.draft', { kind: KIND, key });
  const document = structuredClone(draft.document);
  for (const { config } of document.nodes) {
    const table = config.table as { rules: { then: string[] }[] } | undefined;
    if (table?.rules[0]) table.rules[0].then[0] = rental;
  }
  await command(page, 'design.saveDraft', { document, lockVersion: draft.lockVersion });
}

const toast = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
const versions = (page: Page) => page.getByRole('region', { name: 'Versions' }).first();
const versionRow = (page: Page, name: string) =>
  versions(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }) });
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

function dayToCome(): { iso: string; shown: RegExp } {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
  const shown = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  return { iso: first.toISOString().slice(0, 10), shown: new RegExp(shown.format(first)) };
}

test.describe('a design from draft to live, by two people', () => {
  // One after another: each goes on where the one before left the design.
  test.describe.configure({ mode: 'serial' });
  const key = `v-lifecycle-${RUN}`;

  test('a new flow is made as a copy and published', async ({ page }) => {
    await page.goto('/flows');
    await act(page, 'New pricing flow').click();
    const dialog = page.getByRole('dialog', { name: 'New pricing flow' });
    await dialog.getByRole('radio', { name: /A copy of a design/ }).check();
    await dialog.getByLabel(/^Copy of/).selectOption('home-fibre');
    await dialog.getByLabel('Name in English').fill(`V lifecycle ${RUN}`);
    await expect(dialog.getByLabel(/^Key/)).toHaveValue(key);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(page).toHaveURL(new RegExp(`/flows/${key}/edit$`));
    await page.goto(`/flows/${key}`);
    await act(page, 'Publish').click();
    const publish = page.getByRole('dialog', { name: /^Publish/ });
    await expect(publish.getByRole('radio', { name: /For all time/ })).toBeChecked();
    await publish.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(versionRow(page, 'v1')).toContainText('Live');
  });

  test('a draft is submitted with a message', async ({ page }) => {
    await page.goto(`/flows/${key}`);
    await command(page, 'design.startDraft', { kind: KIND, key });
    await edit(page, key, '59.00');
    await page.reload();
    await act(page, 'Submit for review').click();
    const dialog = page.getByRole('dialog', { name: 'Submit for review' });
    await dialog.getByLabel('Message').fill('Cheaper entry');
    await dialog.getByRole('button', { name: 'Submit for review' }).click();
    await expect(versionRow(page, 'Draft')).toContainText('In review');
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await expect(page.getByText('You edited or submitted this draft')).toBeVisible();
    await expect(act(page, 'Approve')).toHaveCount(0);
  });

  test('another person compares and approves, and an edit voids it', async ({
    page,
    browser,
    baseURL,
  }) => {
    const finance = await pageOf(browser, 'finance', baseURL);
    await finance.goto('/reviews');
    await finance.getByRole('link', { name: `V lifecycle ${RUN}` }).click();
    await expect(finance.getByText('Cheaper entry').first()).toBeVisible();
    const words = finance.getByRole('region', { name: 'Changes in words' });
    await expect(words).toContainText('from 69 to 59.00');
    await expectAccessible(finance);
    await finance.getByLabel('Comment').fill('Fine');
    await act(finance, 'Approve').click();
    await toast(finance, 'Approved');
    await expect(finance.getByText(/^Approved by/)).toBeVisible();

    await page.goto(`/flows/${key}`);
    await edit(page, key, '58.00');
    await finance.reload();
    await expect(finance.getByText(/edited the draft on .* voided the approval/)).toBeVisible();
    await expect(act(finance, 'Approve')).toHaveCount(0);

    await page.reload();
    await act(page, 'Submit for review').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click();
    await toast(page, 'Submitted for review');
    await finance.reload();
    await act(finance, 'Reject').click();
    await expect(finance.getByText('Say why it is sent back')).toBeVisible();
    await act(finance, 'Approve').click();
    await toast(finance, 'Approved');
    await finance.context().close();
  });

  test('it is published from a day to come, and that is cancelled', async ({ page }) => {
    const { iso, shown } = dayToCome();
    await page.goto(`/flows/${key}`);
    await act(page, 'Publish').click();
    const dialog = page.getByRole('dialog', { name: /^Publish/ });
    await dialog.getByRole('radio', { name: 'From a date' }).check();
    await dialog.getByLabel('Effective from').fill(iso);
    await dialog.getByRole('button', { name: /^Publish from/ }).click();
    await toast(page, /v2 begins on/);
    const row = versionRow(page, 'v2');
    await expect(row).toContainText('Scheduled');
    await expect(row).toContainText(shown);
    await row.getByRole('button', { name: 'Actions for v2' }).click();
    await page.getByRole('menuitem', { name: 'Cancel publishing' }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('then never will');
    await question.getByRole('button', { name: 'Cancel publishing' }).click();
    await toast(page, 'Publishing of v2 is cancelled');
    await expect(row).toContainText('Called off');
    await expect(versionRow(page, 'v1')).toContainText('Live');
  });

  test('an old version is restored as a draft, compared and discarded', async ({ page }) => {
    await page.goto(`/flows/${key}`);
    await versionRow(page, 'v2').getByRole('button', { name: 'Actions for v2' }).click();
    await page.getByRole('menuitem', { name: 'Restore as draft' }).click();
    await toast(page, 'Restored as a draft');
    await expect(page).toHaveURL(/version=draft/);
    await page.getByRole('link', { name: 'Compare' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Compare versions');
    const legend = page.getByRole('list', { name: 'Legend' });
    await expect(legend).toContainText(/Changed\s*1/);
    const canvas = page.getByRole('application', { name: 'Canvas of the pricing flow' });
    const node = canvas.getByRole('button', { name: /Decision table/ });
    await expect(node).toContainText('changed');
    const change = page.getByRole('button', { name: /from 69 to 58.00/ });
    await change.click();
    await expect(change).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible(page);
    await page.getByLabel('To', { exact: true }).selectOption('1');
    await expect(page).toHaveURL(/to=1/);
    await expect(page.getByText('Both versions say the same')).toBeVisible();

    await page.goto(`/flows/${key}`);
    await act(page, 'More actions').click();
    await page.getByRole('menuitem', { name: 'Discard draft' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Discard draft' }).click();
    await toast(page, 'Draft discarded');
    await expect(versionRow(page, 'Draft')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('a version that fails its scenario is not published', async ({ page }) => {
    await page.goto(`/flows/${key}`);
    await command(page, 'design.startDraft', { kind: KIND, key });
    const draft = await query<Draft>(page, 'design.draft', { kind: KIND, key });
    const facts = {
      period: {
        start: '2026-01-01',
        end: '2026-02-01',
        share: { numerator: 31, denominator: 31 },
      },
      subscription: { attributes: { bandwidthMbps: '100', contract: 'monthly' } },
    };
    const expected = { lines: [], total: '1' };
    const scenario = { id: 'dear', name: 'Too dear', currency: 'CNY', facts, expected };
    const document = { ...draft.document, scenarios: [scenario] };
    await command(page, 'design.saveDraft', { document, lockVersion: draft.lockVersion });
    await page.reload();
    await act(page, '1 of 1 scenarios failing').click();
    await expect(page.getByRole('dialog', { name: 'Scenario results' })).toContainText('Too dear');
    await page.keyboard.press('Escape');
    await act(page, 'Publish').click();
    const dialog = page.getByRole('dialog', { name: /^Publish/ });
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('Too dear');
    await command(page, 'design.discardDraft', {
      kind: KIND,
      key,
      lockVersion: draft.lockVersion + 1,
    });
  });

  test('what is edited is kept before it is handed over', async ({ page }) => {
    await page.goto(`/flows/${key}`);
    await command(page, 'design.startDraft', { kind: KIND, key });
    await page.goto(`/flows/${key}/edit`);
    const details = page.getByRole('complementary', { name: 'Node details' });
    await details.getByRole('textbox', { name: 'Name · English' }).fill(`V renamed ${RUN}`);
    await act(page, 'Submit for review').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click();
    await expect(page).toHaveURL(new RegExp(`/flows/${key}/review$`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`V renamed ${RUN}`);
    await act(page, 'More actions').click();
    await page.getByRole('menuitem', { name: 'Withdraw' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click();
    await toast(page, 'Withdrawn; the draft');
    const { lockVersion } = await query<Draft>(page, 'design.draft', { kind: KIND, key });
    await command(page, 'design.discardDraft', { kind: KIND, key, lockVersion });
  });
});

test.describe('publishing with a second person', () => {
  // Of another operator: the first goes on publishing in other tests meanwhile.
  test.use({ person: 'neighbour' });

  test('is switched by the administrator, who is asked before it is turned off', async ({
    page,
  }) => {
    await page.goto('/settings/publishing');
    const needed = page.getByRole('switch', { name: /Publishing needs a second person/ });
    await needed.click();
    await toast(page, 'On: publishing needs a second person');
    await expect(needed).toBeChecked();
    await needed.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Turn it off' }).click();
    await toast(page, 'Off: whoever may publish');
    await expect(needed).not.toBeChecked();
    await expectAccessible(page);
  });
});

test.describe('a back-test', () => {
  const key = 'home-cloud';

  async function discard(page: Page): Promise<void> {
    const { rows } = await query<{ rows: { version: number | null; lockVersion: number }[] }>(
      page,
      'design.history',
      { kind: KIND, key },
    );
    const draft = rows.find(({ version }) => version === null);
    if (!draft) return;
    const { lockVersion } = draft;
    await command(page, 'design.discardDraft', { kind: KIND, key, lockVersion });
  }

  test('shows its progress and what came of it', async ({ page }) => {
    await page.goto(`/flows/${key}`);
    await discard(page);
    const begun = await command<Draft & { document: object }>(page, 'design.startDraft', {
      kind: KIND,
      key,
    });
    const document = structuredClone(begun.document);
    for (const { config } of document.nodes) {
      for (const tier of (config.tiers ?? []) as { price: string }[]) tier.price = '0.20';
    }
    await command(page, 'design.saveDraft', { document, lockVersion: begun.lockVersion });
    await page.reload();
    await page.getByRole('link', { name: 'Back-test' }).click();
    await act(page, 'New back-test').click();
    const dialog = page.getByRole('dialog', { name: 'New back-test' });
    await expect(dialog.getByRole('radio', { name: /All customers/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Start back-test' }).click();
    await expect(page).toHaveURL(/\/back-tests\/[\da-f-]{36}$/);
    await expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 90_000 });

    const who = page.getByRole('table', { name: 'Customers who pay more, less, or the same' });
    await expect(who.getByRole('row', { name: /Pay more/ })).toContainText(/[1-9]/);
    const histogram = page.getByRole('region', { name: 'Distribution of differences' });
    await expect(histogram.getByRole('list', { name: 'Customers by difference' })).toBeVisible();
    await histogram.getByLabel('Show as').selectOption('Table');
    await expect(histogram.getByRole('table')).toBeVisible();
    const heat = page.getByRole('region', { name: 'Where customers go through' });
    await expect(heat.getByText('Share of customers')).toBeVisible();
    await heat.getByLabel('Show as').selectOption('Table');
    await expect(heat.getByRole('table')).toContainText('100%');
    await expectAccessible(page);

    const movers = page.getByRole('region', { name: 'Customers it moves most' });
    await movers.getByRole('link').first().click();
    const sheet = page.getByRole('dialog', { name: /before and after/ });
    await expect(sheet.getByRole('table').first()).toContainText('Total');
    await expect(page).toHaveURL(/customer=/);
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^back-test-home-cloud-.*\.csv$/);
    await page.getByRole('navigation').getByRole('link', { name: 'Back-tests' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Done' }).first()).toBeVisible();
    await expectAccessible(page);
    await discard(page);
  });
});
