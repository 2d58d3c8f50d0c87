import type { Route } from 'next';
import type { Verb } from '#engine/runtime/permission';
import { paths } from '../paths.ts';

export type GroupId = 'design' | 'customers' | 'billing' | 'insight' | 'settings';
export type EntryId =
  | 'plans'
  | 'flows'
  | 'tables'
  | 'reviews'
  | 'customers'
  | 'imports'
  | 'billRuns'
  | 'invoices'
  | 'audit'
  | 'people'
  | 'apiKeys'
  | 'apiReference'
  | 'publishing'
  | 'security'
  | 'outbox';

export interface NavigationEntry {
  id: EntryId;
  href: Route;
  /** Shown to those who may do this. */
  verb: Verb;
  /** There only while the workbench runs as a demonstration. */
  demonstration?: boolean;
}

export interface NavigationGroup {
  id: GroupId;
  entries: readonly NavigationEntry[];
}

/** What the rail and the palette lead to, grouped by what people do. */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    id: 'design',
    entries: [
      { id: 'plans', href: paths.plans(), verb: 'design.list' },
      { id: 'flows', href: paths.flows(), verb: 'design.list' },
      { id: 'tables', href: paths.tables(), verb: 'design.list' },
      { id: 'reviews', href: paths.reviews(), verb: 'design.list' },
    ],
  },
  {
    id: 'customers',
    entries: [
      { id: 'customers', href: paths.customers(), verb: 'customer.list' },
      { id: 'imports', href: paths.imports(), verb: 'import.list' },
    ],
  },
  {
    id: 'billing',
    entries: [
      { id: 'billRuns', href: paths.billRuns(), verb: 'bill-run.get' },
      { id: 'invoices', href: paths.invoices(), verb: 'invoice.list' },
    ],
  },
  { id: 'insight', entries: [{ id: 'audit', href: paths.audit(), verb: 'audit.list' }] },
  {
    id: 'settings',
    entries: [
      { id: 'people', href: paths.people(), verb: 'member.list' },
      { id: 'publishing', href: paths.publishing(), verb: 'tenant.set-design-approval' },
      { id: 'apiKeys', href: paths.apiKeys(), verb: 'api-key.list' },
      { id: 'apiReference', href: paths.apiReference(), verb: 'tenant.get' },
      { id: 'security', href: paths.security(), verb: 'security.change' },
      { id: 'outbox', href: paths.outbox(), verb: 'mail.list', demonstration: true },
    ],
  },
];

interface Visitor {
  may: (verb: Verb) => boolean;
  demonstration: boolean;
}

/** The groups and entries that a person sees; a group without an entry isn't there. */
export function navigationFor({ may, demonstration }: Visitor): NavigationGroup[] {
  return NAVIGATION.map(({ id, entries }) => ({
    id,
    entries: entries.filter(
      (entry) => may(entry.verb) && (demonstration || entry.demonstration !== true),
    ),
  })).filter(({ entries }) => entries.length > 0);
}

/** The first page of somebody: the work they are most likely here for. */
export function homeFor(visitor: Visitor): Route {
  const entries = navigationFor(visitor).flatMap((group) => group.entries);
  const wished: readonly EntryId[] = ['billRuns', 'customers'];
  const found = wished.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  return found[0]?.href ?? paths.customers();
}
