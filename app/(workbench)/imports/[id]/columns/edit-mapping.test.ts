import { describe, expect, it } from 'vitest';
import type { ImportMapping } from '#schemas';
import { setAt, setTarget, targetsOf } from './edit-mapping.ts';

const MAPPING: ImportMapping = {
  kind: 'import-mapping',
  key: 'small',
  name: { zh: '小', en: 'Small' },
  customer: {
    externalId: { column: 'id' },
    name: { column: 'id' },
    contacts: [{ kind: 'phone', value: { column: 'tel' } }],
    tags: [{ tag: 'vip', when: 'vip = "y"' }],
    customFields: { 'a/b': { column: 'note' } },
  },
  reconcile: { column: 'fee' },
};

describe('the targets of a column', () => {
  it('are all the places that read it as it is', () => {
    expect(targetsOf(MAPPING, 'id')).toEqual(['externalId', 'name']);
    expect(targetsOf(MAPPING, 'tel')).toEqual(['phone']);
    expect(targetsOf(MAPPING, 'note')).toEqual(['custom']);
    expect(targetsOf(MAPPING, 'fee')).toEqual(['reconcile']);
    expect(targetsOf(MAPPING, 'vip')).toEqual([]);
  });

  it('change as a whole', () => {
    const named = setTarget(MAPPING, 'note', 'name');
    expect(named.customer.name).toEqual({ column: 'note' });
    expect(named.customer).not.toHaveProperty('customFields');
    const emailed = setTarget(named, 'tel', 'email');
    expect(emailed.customer.contacts).toEqual([{ kind: 'email', value: { column: 'tel' } }]);
    expect(setTarget(emailed, 'note', 'ignore').customer.name).toEqual({ column: 'id' });
    expect(setTarget(MAPPING, 'fee', 'address:city')).toMatchObject({
      customer: { address: { city: { column: 'fee' } } },
    });
    expect(setTarget(MAPPING, 'fee', 'ignore')).not.toHaveProperty('reconcile');
  });
});

describe('setAt', () => {
  it('writes, adds and takes out by pointer', () => {
    expect(setAt(MAPPING, '/customer/tags/0/when', 'x').customer.tags?.[0]?.when).toBe('x');
    expect(setAt(MAPPING, '/customer/tags/0', undefined).customer.tags).toEqual([]);
    const field = { expression: 'number(fee)' };
    const set = setAt(MAPPING, '/customer/customFields/a~1b', field);
    expect(set.customer.customFields).toEqual({ 'a/b': field });
    expect(setAt(MAPPING, '/reconcile', undefined)).not.toHaveProperty('reconcile');
    expect(MAPPING.customer.tags?.[0]?.when).toBe('vip = "y"');
  });
});
