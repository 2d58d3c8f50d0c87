import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#engine/runtime/context';
import { mayDo } from '#engine/runtime/permission';
import { homeFor, navigationFor } from './navigation.ts';

const visitor = (role: Role, demonstration = false) => ({
  may: (verb: Parameters<typeof mayDo>[1]) => mayDo({ kind: 'user', id: 'a', role }, verb),
  demonstration,
});

const idsOf = (role: Role, demonstration = false) =>
  navigationFor(visitor(role, demonstration)).flatMap(({ entries }) => entries.map(({ id }) => id));

describe('the navigation', () => {
  it('shows an administrator everything, and the outbox in a demonstration only', () => {
    expect(idsOf('administrator')).toEqual([
      'plans',
      'flows',
      'tables',
      'reviews',
      'customers',
      'imports',
      'billRuns',
      'invoices',
      'audit',
      'people',
      'publishing',
      'apiKeys',
      'apiReference',
      'security',
    ]);
    expect(idsOf('administrator', true)).toContain('outbox');
  });

  it('shows service neither prices nor bill runs, and no group without an entry', () => {
    expect(idsOf('service')).toEqual(['customers', 'invoices', 'apiReference', 'security']);
    const groups = navigationFor(visitor('service')).map(({ id }) => id);
    expect(groups).toEqual(['customers', 'billing', 'settings']);
  });

  it('begins for everybody with a page that they may see', () => {
    for (const role of ROLES) {
      const hrefs = navigationFor(visitor(role)).flatMap(({ entries }) =>
        entries.map(({ href }) => href),
      );
      expect(hrefs).toContain(homeFor(visitor(role)));
    }
    expect(homeFor(visitor('service'))).toBe('/customers');
    expect(homeFor(visitor('finance'))).toBe('/bill-runs');
  });
});
