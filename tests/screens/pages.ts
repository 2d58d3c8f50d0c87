import type { Page } from '@playwright/test';

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
  'bill-runs': '/bill-runs',
  'bill-run': (page) => firstLink(page, '/bill-runs', '/bill-runs/'),
  'bill-run-new': '/bill-runs/new',
  invoices: '/invoices',
  invoice: (page) => firstLink(page, '/invoices', '/invoices/'),
  why: async (page) => `${await firstLink(page, '/invoices', '/invoices/')}/lines/1`,
  print: async (page) => `${await firstLink(page, '/invoices', '/invoices/')}/print`,
  audit: '/audit',
  reference: '/reference',
  people: '/settings/people',
  'api-keys': '/settings/api-keys',
  security: '/settings/security',
  outbox: '/settings/outbox',
};

/** Those that people also open on a phone. */
export const onPhones = ['customers', 'customer', 'bill-runs', 'invoices', 'invoice', 'why'];

async function firstLink(page: Page, list: string, prefix: string): Promise<string> {
  await page.goto(list);
  const link = page
    .locator(`main tbody a[href^="${prefix}"], main li a[href^="${prefix}"]`)
    .first();
  return (await link.getAttribute('href')) ?? list;
}
