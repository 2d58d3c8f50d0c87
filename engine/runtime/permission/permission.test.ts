import { describe, expect, it } from 'vitest';
import { type Actor, ROLES, type Role } from '#engine/runtime/context';
import {
  applyReadRules,
  isHidden,
  MASKED,
  maskFor,
  mayChange,
  mayDo,
  PERMISSIONS,
  requireFields,
  requirePermission,
  SCOPES,
  scopeOf,
  type Verb,
} from './index.ts';

const VERBS = Object.keys(PERMISSIONS) as Verb[];
const as = (role: Role): Actor => ({ kind: 'user', id: 'u', role });
const key = (role: Role, scopes: string[]): Actor => ({ kind: 'key', id: 'k', role, scopes });
const verbsOf = (role: Role) => VERBS.filter((verb) => mayDo(as(role), verb));

describe('the table of permissions', () => {
  it('gives administrators whatever anybody has', () => {
    const others = new Set(ROLES.flatMap(verbsOf));
    expect(verbsOf('administrator')).toEqual(VERBS.filter((verb) => others.has(verb)));
  });

  it('lets managers look and change nothing', () => {
    const changing = /\.(create|update|add|change|set|post|plan|run|record|merge|publish|invite)/;
    const personal = ['security.change'];
    expect(verbsOf('manager').filter((verb) => changing.test(verb))).toEqual(personal);
  });

  it('lets nobody load real facts into a draft who may not see both', () => {
    const both = ROLES.filter((role) =>
      ['design.get' as const, 'customer.get' as const].every((verb) => mayDo(as(role), verb)),
    );
    expect([...PERMISSIONS['bench.get']].sort()).toEqual(both.sort());
  });

  it('keeps prices, bill runs and new customers from service', () => {
    const refused: Verb[] = [
      'design.get',
      'design.list',
      'bill-run.get',
      'bill-run.post',
      'customer.create',
      'subscription.create',
      'payment.record',
      'audit.list',
    ];
    for (const verb of refused) expect(mayDo(as('service'), verb), verb).toBe(false);
    const allowed: Verb[] = [
      'customer.add-contact',
      'customer.set-device-status',
      'customer.reveal-credential',
      'invoice.get',
      'invoice.explain',
    ];
    for (const verb of allowed) expect(mayDo(as('service'), verb), verb).toBe(true);
  });

  it('leaves posting to finance and administrators, people to administrators', () => {
    expect(PERMISSIONS['bill-run.post']).toEqual(['administrator', 'finance']);
    const ofPeople = VERBS.filter((verb) => /^(member|api-key|mail)\./.test(verb));
    for (const verb of ofPeople) {
      const roles: readonly Role[] = PERMISSIONS[verb];
      expect(
        roles.filter((role) => role !== 'administrator'),
        verb,
      ).toEqual([]);
    }
  });

  it('says in words what is refused', () => {
    expect(() => requirePermission({ actor: as('service') }, 'bill-run.post')).toThrow(
      'the role service may not bill-run.post',
    );
  });
});

describe('a key of the API', () => {
  it('may what its role and its scopes both allow', () => {
    expect(mayDo(key('finance', ['customer:read']), 'customer.list')).toBe(true);
    expect(mayDo(key('finance', []), 'customer.list')).toBe(false);
    expect(mayDo(key('finance', ['customer:write']), 'customer.list')).toBe(false);
    expect(mayDo(key('service', ['bill-run:write']), 'bill-run.post')).toBe(false);
    const lacking = { actor: key('finance', ['invoice:read']) };
    expect(() => requirePermission(lacking, 'customer.list')).toThrow(
      'lacks the scope customer:read',
    );
  });

  it('never acts for a person', () => {
    const all = key('administrator', [...SCOPES]);
    const personal = VERBS.filter((verb) => scopeOf(verb) === undefined);
    expect(personal).toEqual(
      expect.arrayContaining(['member.invite', 'api-key.create', 'customer.reveal-credential']),
    );
    for (const verb of personal) expect(mayDo(all, verb), verb).toBe(false);
    expect(() => requirePermission({ actor: all }, 'member.invite')).toThrow('not for keys');
  });

  it('has scopes of reading and of writing', () => {
    expect(scopeOf('customer.get')).toBe('customer:read');
    expect(scopeOf('customer.export')).toBe('customer:read');
    expect(scopeOf('customer.update')).toBe('customer:write');
    expect(SCOPES).toEqual(expect.arrayContaining(['customer:read', 'bill-run:write']));
    expect(new Set(SCOPES).size).toBe(SCOPES.length);
  });
});

describe('the rules of fields', () => {
  it('let service change contact data alone, and name what they refuse', () => {
    const ctx = { actor: as('service') };
    requireFields(ctx, 'customer', ['address', 'locale']);
    expect(() => requireFields(ctx, 'customer', ['address', 'tier', 'status'])).toThrow(
      'the role service may not change tier, status, only address, locale',
    );
    expect(mayChange(as('service'), 'customer', 'tier')).toBe(false);
    requireFields({ actor: as('operations') }, 'customer', ['tier']);
    const cli = { actor: { kind: 'cli', name: 'root' } as const };
    requireFields(cli, 'customer', ['tier', 'anything']);
  });

  it.each([
    ['13812345678', '138****5678'],
    ['02188886666', '021****6666'],
    ['8886666', '88****6666'],
    ['123', '****3'],
    ['zhang.san@example.com', 'z***@example.com'],
    ['', ''],
    [null, null],
  ])('show marketing and managers %s as %s', (value, shown) => {
    for (const role of ['marketing', 'manager'] as const) {
      expect(maskFor(as(role), 'contact.value', value)).toBe(shown);
    }
    expect(maskFor(as('service'), 'contact.value', value)).toBe(value);
    expect(maskFor(key('manager', []), 'contact.value', value)).toBe(shown);
  });

  it('hide amounts from marketing in a copy of the row', () => {
    const row = { id: '1', total: '30.00', currency: 'CNY', open: null };
    expect(applyReadRules(as('marketing'), 'invoice', row)).toEqual({ ...row, total: MASKED });
    expect(row.total).toBe('30.00');
    expect(applyReadRules(as('finance'), 'invoice', row)).toBe(row);
    expect(applyReadRules({ kind: 'system' }, 'invoice', row)).toBe(row);
    expect(isHidden(as('marketing'), 'balance.amount')).toBe(true);
    expect(isHidden(as('manager'), 'balance.amount')).toBe(false);
  });
});
