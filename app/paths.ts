import type { Route } from 'next';

type Query = Record<string, string | number | undefined>;

/** Where designs of a kind have their pages. */
const FOLDERS: Record<string, string> = { plan: 'plans', 'decision-table': 'tables' };

const designPath = (kind: string, key: string): string =>
  `/${FOLDERS[kind] ?? 'flows'}/${encodeURIComponent(key)}`;

export type BillRunPart = 'exceptions' | 'anomalies' | 'sample' | 'held';

/** An address with those filters that have a value; the others stay out of it. */
function withQuery(path: string, query: Query = {}): Route {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return (given.length === 0 ? path : `${path}?${search}`) as Route;
}

/** Every link of the workbench is built here. */
export const paths = {
  /** `next`: where to go afterwards; always checked by `safeNext` before it is followed. */
  signIn: (next?: string): Route => withQuery('/sign-in', { next }),
  secondFactor: (next?: string, isRecovery = false): Route =>
    withQuery('/sign-in/second-factor', { next, recovery: isRecovery ? 1 : undefined }),
  forgotPassword: (): Route => withQuery('/forgot-password'),
  resetPassword: (): Route => withQuery('/reset-password'),
  invitation: (token: string): Route => withQuery('/invitation', { token }),
  chooseTenant: (next?: string): Route => withQuery('/choose-tenant', { next }),
  home: (): Route => withQuery('/'),
  plans: (query?: Query): Route => withQuery('/plans', query),
  plan: (key: string, query?: Query): Route =>
    withQuery(`/plans/${encodeURIComponent(key)}`, query),
  planDocument: (key: string, query?: Query): Route =>
    withQuery(`/plans/${encodeURIComponent(key)}/document`, query),
  flows: (query?: Query): Route => withQuery('/flows', query),
  flow: (key: string, query?: Query): Route =>
    withQuery(`/flows/${encodeURIComponent(key)}`, query),
  flowTemplates: (query?: Query): Route => withQuery('/flows/templates', query),
  editFlow: (key: string): Route => withQuery(`/flows/${encodeURIComponent(key)}/edit`),
  flowDocument: (key: string, query?: Query): Route =>
    withQuery(`/flows/${encodeURIComponent(key)}/document`, query),
  tables: (query?: Query): Route => withQuery('/tables', query),
  table: (key: string, query?: Query): Route =>
    withQuery(`/tables/${encodeURIComponent(key)}`, query),
  editTable: (key: string): Route => withQuery(`/tables/${encodeURIComponent(key)}/edit`),
  design: (kind: string, key: string, query?: Query): Route =>
    withQuery(designPath(kind, key), query),
  designs: (kind: string, query?: Query): Route => withQuery(`/${FOLDERS[kind] ?? 'flows'}`, query),
  designDocument: (kind: string, key: string, query?: Query): Route =>
    withQuery(`${designPath(kind, key)}/document`, query),
  /** Where the draft is worked on. */
  editDesign: (kind: string, key: string): Route =>
    kind === 'plan'
      ? paths.design(kind, key, { version: 'draft' })
      : withQuery(`${designPath(kind, key)}/edit`),
  compareDesign: (kind: string, key: string, query?: Query): Route =>
    withQuery(`${designPath(kind, key)}/compare`, query),
  reviewDesign: (kind: string, key: string): Route => withQuery(`${designPath(kind, key)}/review`),
  reviews: (): Route => withQuery('/reviews'),
  backTests: (kind: string, key: string, query?: Query): Route =>
    withQuery(`${designPath(kind, key)}/back-tests`, query),
  backTest: (kind: string, key: string, id: string, query?: Query): Route =>
    withQuery(`${designPath(kind, key)}/back-tests/${id}`, query),
  exportBackTest: (id: string): Route => withQuery(`/api/back-tests/${id}/export`),
  customers: (query?: Query): Route => withQuery('/customers', query),
  customer: (id: string, query?: Query): Route => withQuery(`/customers/${id}`, query),
  newCustomer: (): Route => withQuery('/customers/new'),
  editCustomer: (id: string): Route => withQuery(`/customers/${id}/edit`),
  exportCustomers: (query?: Query): Route => withQuery('/customers/export', query),
  duplicateCustomers: (): Route => withQuery('/customers/duplicates'),
  imports: (query?: Query): Route => withQuery('/imports', query),
  import: (id: string, query?: Query): Route => withQuery(`/imports/${id}`, query),
  importErrors: (batchId: string): Route => withQuery(`/api/imports/${batchId}/errors`),
  importTemplate: (key: string): Route => withQuery('/api/imports/template', { key }),
  uploadPart: (id: string, part: number): Route =>
    withQuery(`/api/uploads/${id}`, { part: String(part) }),
  newImport: (): Route => withQuery('/imports/new'),
  billRuns: (query?: Query): Route => withQuery('/bill-runs', query),
  billRun: (id: string): Route => withQuery(`/bill-runs/${id}`),
  billRunPart: (id: string, part: BillRunPart, query?: Query): Route =>
    withQuery(`/bill-runs/${id}/${part}`, query),
  billRunEvents: (id: string): string => `/bill-runs/${id}/events`,
  newBillRun: (): Route => withQuery('/bill-runs/new'),
  invoices: (query?: Query): Route => withQuery('/invoices', query),
  invoice: (id: string): Route => withQuery(`/invoices/${id}`),
  invoiceLine: (id: string, lineNo: number): Route => withQuery(`/invoices/${id}/lines/${lineNo}`),
  printInvoice: (id: string, lang?: string): Route => withQuery(`/invoices/${id}/print`, { lang }),
  exportInvoices: (query?: Query): Route => withQuery('/invoices/export', query),
  audit: (query?: Query): Route => withQuery('/audit', query),
  exportAudit: (query?: Query): Route => withQuery('/audit/export', query),
  people: (): Route => withQuery('/settings/people'),
  apiKeys: (query?: Query): Route => withQuery('/settings/api-keys', query),
  apiReference: (): Route => withQuery('/reference'),
  openApi: (): Route => withQuery('/api/v1/openapi.json'),
  publishing: (): Route => withQuery('/settings/publishing'),
  security: (): Route => withQuery('/settings/security'),
  outbox: (): Route => withQuery('/settings/outbox'),
};
