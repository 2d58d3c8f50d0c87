import type { Page } from '@playwright/test';
import { HANDED_IN, TABLE } from './prepare.ts';

/** Each page that is looked at; a function finds the address of one thing among many. */
export const pages: Record<string, string | ((page: Page) => Promise<string>)> = {
  customers: '/customers',
  customer: (page) => firstLink(page, '/customers', '/customers/'),
  timeline: async (page) => `${await firstLink(page, '/customers', '/customers/')}?tab=timeline`,
  'customer-new': '/customers/new',
  duplicates: '/customers/duplicates',
  imports: '/imports',
  'import-new': '/imports/new',
  plans: '/plans',
  plan: '/plans/home-broadband',
  flows: '/flows',
  flow: '/flows/home-fibre',
  'flow-edit': '/flows/residential-service/edit',
  'flow-templates': '/flows/templates',
  'flow-compare': `/flows/${HANDED_IN}/compare?from=1&to=draft`,
  'flow-review': `/flows/${HANDED_IN}/review`,
  'back-tests': `/flows/${HANDED_IN}/back-tests`,
  'back-test': (page) =>
    firstLink(page, `/flows/${HANDED_IN}/back-tests`, `/flows/${HANDED_IN}/back-tests/`),
  tables: '/tables',
  table: `/tables/${TABLE}`,
  'table-edit': `/tables/${TABLE}/edit`,
  'table-compare': `/tables/${TABLE}/compare?from=1&to=2`,
  reviews: '/reviews',
  'bill-runs': '/bill-runs',
  'bill-run': (page) => linkIn(page, '/bill-runs', '/bill-runs/', 1),
  'bill-run-review': (page) => firstLink(page, '/bill-runs', '/bill-runs/'),
  anomalies: async (page) => `${await firstLink(page, '/bill-runs', '/bill-runs/')}/anomalies`,
  sample: async (page) => `${await firstLink(page, '/bill-runs', '/bill-runs/')}/sample`,
  held: async (page) => `${await firstLink(page, '/bill-runs', '/bill-runs/')}/held`,
  'bill-run-new': '/bill-runs/new',
  invoices: '/invoices',
  invoice: (page) => firstLink(page, '/invoices', '/invoices/'),
  why: async (page) => `${await firstLink(page, '/invoices', '/invoices/')}/lines/1`,
  print: async (page) => `${await firstLink(page, '/invoices', '/invoices/')}/print`,
  audit: '/audit',
  reference: '/reference',
  people: '/settings/people',
  'api-keys': '/settings/api-keys',
  publishing: '/settings/publishing',
  security: '/settings/security',
  outbox: '/settings/outbox',
};

/** Those that people also open on a phone. */
export const onPhones = ['customers', 'customer', 'bill-runs', 'invoices', 'invoice', 'why'];

/** Those that people work in on a wide screen. */
export const onWideScreens = [
  ...['flow', 'flow-edit', 'flow-compare', 'flow-review', 'flow-templates'],
  ...['back-test', 'table', 'table-edit', 'table-compare', 'node-details', 'test-bench'],
];

/** What opens above a page. */
export const overlays: Record<string, { on: string; open: (page: Page) => Promise<void> }> = {
  palette: {
    on: '/customers',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('张');
    },
  },
  merge: { on: '/customers/duplicates', open: (page) => press(page, 'main section button') },
  invite: { on: '/settings/people', open: (page) => press(page, 'main button') },
  'api-key': { on: '/settings/api-keys', open: (page) => press(page, 'main button') },
  'new-flow': {
    on: '/flows',
    open: (page) => page.getByRole('button', { name: /^(新建|New)/ }).click(),
  },
  publish: {
    on: `/tables/${TABLE}?version=draft`,
    open: (page) => page.getByRole('button', { name: /^(发布|Publish)$/ }).click(),
  },
  'node-details': {
    on: 'flow-edit',
    open: (page) =>
      page
        .locator('.react-flow__node')
        .filter({ hasText: /tariff|资费|月租/ })
        .first()
        .click(),
  },
  'test-bench': {
    on: 'flow-edit',
    open: (page) => page.getByRole('button', { name: /^(试算|Test bench)$/ }).click(),
  },
  payment: {
    on: 'customer',
    open: (page) => page.getByRole('button', { name: /^(登记收款|Record payment)$/ }).click(),
  },
};

const press = (page: Page, where: string) => page.locator(where).first().click();

const firstLink = (page: Page, list: string, prefix: string) => linkIn(page, list, prefix, 0);

async function linkIn(page: Page, list: string, prefix: string, at: number): Promise<string> {
  await page.goto(list);
  const links = page.locator(`main tbody a[href^="${prefix}"], main li a[href^="${prefix}"]`);
  return (await links.nth(at).getAttribute('href')) ?? list;
}
