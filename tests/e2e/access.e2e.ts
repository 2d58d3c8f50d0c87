import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { addPerson } from './add-person.ts';
import { type DemoKey, signInAs, signInWith } from './sign-in.ts';

const FORBIDDEN = 'Your role may not see this';

test('whoever is not signed in is led to the sign-in, and back', async ({ page }) => {
  await page.goto('/bill-runs');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fbill-runs$/);
  await expectAccessible(page);
  const person = addPerson();
  await signInWith(page, { ...person, password: 'not this one' });
  await expect(page.getByRole('alert').first()).toContainText("E-mail or password isn't right");
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email);
  await signInWith(page, person);
  await expect(page).toHaveURL((url) => url.pathname === '/bill-runs');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('one signs in with a password, and by a button of the demonstration', async ({ page }) => {
    const person = addPerson();
    await page.goto('/sign-in?next=/bill-runs');
    await signInWith(page, person);
    await expect(page).toHaveURL((url) => url.pathname === '/bill-runs');
    await page.context().clearCookies();
    await page.goto('/sign-in?next=/bill-runs');
    await page.locator('button[value="finance"]').click();
    await expect(page).toHaveURL((url) => url.pathname === '/bill-runs');
  });
});

const LANDINGS: readonly (readonly [DemoKey, string])[] = [
  ['administrator', '/settings/people'],
  ['operations', '/customers'],
  ['marketing', '/plans'],
  ['finance', '/bill-runs'],
  ['service', '/customers'],
  ['manager', '/invoices'],
];
for (const [who, path] of LANDINGS) {
  test(`${who} signs in with one click`, async ({ page }) => {
    await signInAs(page, who, path);
    await expect(page).toHaveURL((url) => url.pathname === path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('service does not open prices, and is told who may', async ({ page }) => {
  await signInAs(page, 'service');
  await page.goto('/plans');
  await expect(page.getByRole('heading', { level: 1, name: FORBIDDEN })).toBeVisible();
});

test('a neighbouring operator sees nothing of the first', async ({ page }) => {
  await signInAs(page, 'finance', '/customers');
  const own = await page.request.get('/api/trpc/customer.list');
  const ids = [...(await own.text()).matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(5);
  await page.context().clearCookies();
  await signInAs(page, 'neighbour', '/customers');
  const theirs = await (await page.request.get('/api/trpc/customer.list')).text();
  for (const id of ids) expect(theirs).not.toContain(id);
  const input = encodeURIComponent(JSON.stringify({ id: ids[0] }));
  const reached = await page.request.get(`/api/trpc/customer.find?input=${input}`);
  expect(reached.status()).toBe(404);
});

test('who works for several operators chooses one', async ({ page }) => {
  await signInAs(page, 'administrator', '/bill-runs');
  await page.goto('/choose-tenant?next=/bill-runs');
  await page.getByRole('button', { name: /清河/ }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/bill-runs');
  // The same person is finance there: people are not theirs to see.
  await page.goto('/settings/people');
  await expect(page.getByRole('heading', { level: 1, name: FORBIDDEN })).toBeVisible();
});

test('an invitation is mailed, accepted, and can be suspended at once', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `guest-${process.pid}@example.com`;
  await signInAs(page, 'administrator', '/settings/people');
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('radio', { name: 'Manager' }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('Hand over this link')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.goto('/settings/outbox');
  const mail = page.getByRole('article').filter({ hasText: email });
  const link = await mail.getByRole('link').getAttribute('href');

  const context = await browser.newContext({ locale: 'en-US', ...(baseURL ? { baseURL } : {}) });
  const guest = await context.newPage();
  await guest.goto(String(link));
  await guest.getByLabel('Your name').fill('Guest');
  await guest.getByLabel('Password', { exact: true }).fill('a sentence of one’s own');
  await guest.getByLabel('Repeat it').fill('a sentence of one’s own');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.waitForURL((url) => url.pathname !== '/invitation');
  expect((await guest.goto('/invoices'))?.status()).toBe(200);

  await page.goto('/settings/people');
  const row = page.getByRole('row').filter({ hasText: email });
  await row.getByRole('button', { name: /Suspend/ }).click();
  await expect(row.getByText('Suspended')).toBeVisible();
  await guest.goto('/invoices');
  await expect(guest.getByRole('heading', { name: 'You work nowhere at present' })).toBeVisible();
  await row.getByRole('button', { name: /Let in again/ }).click();
  await expect(row.getByText('Active')).toBeVisible();
  expect((await guest.goto('/invoices'))?.status()).toBe(200);
  await context.close();
});

test('settings have no accessibility problem', async ({ page }) => {
  await signInAs(page, 'administrator', '/settings/people');
  for (const path of ['/settings/people', '/settings/security', '/settings/outbox']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});
