import { describe, expect, it } from 'vitest';
import type { Customer } from '#engine/runtime/customer';
import { validateCustomerForm } from '#schemas/generated/forms';
import { changesOf, inputOf, valuesOf } from './form-values.ts';

const customer: Customer = {
  tenantId: 't',
  id: 'i',
  globalId: 'g',
  externalId: 'LJ1',
  name: '张三',
  kind: 'person',
  tier: 'vip',
  region: null,
  industry: null,
  timeZone: null,
  locale: 'zh-CN',
  status: 'active',
  mergedInto: null,
  paymentTermDays: null,
  address: { city: '临江市', room: '301' },
  customFields: { floors: 3, note: 'x' },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};

describe('the values of the form', () => {
  it('say the same as the customer', () => {
    expect(validateCustomerForm(valuesOf(customer))).toBe(true);
    expect(changesOf(valuesOf(customer), customer)).toEqual({});
    expect(inputOf(valuesOf(customer), customer)).toMatchObject({
      name: '张三',
      region: null,
      address: { city: '临江市', room: '301' },
      customFields: { floors: 3, note: 'x' },
    });
  });

  it('become only what was changed', () => {
    const values = { ...valuesOf(customer), tier: ' ', paymentTermDays: 30 };
    expect(changesOf(values, customer)).toEqual({ tier: null, paymentTermDays: 30 });
    const moved = { ...valuesOf(customer), address: { city: '', room: '302' } };
    expect(changesOf(moved, customer)).toEqual({ address: { room: '302' } });
  });

  it.each([
    [{ name: ' ' }, '/name'],
    [{ name: 'x'.repeat(201) }, '/name'],
    [{ paymentTermDays: 1.5 }, '/paymentTermDays'],
    [{ paymentTermDays: 400 }, '/paymentTermDays'],
    [{ timeZone: '8 hours' }, '/timeZone'],
    [{ address: { city: 'x'.repeat(201) } }, '/address/city'],
    [{ customFields: [{ name: '', value: 'x' }] }, '/customFields/0/name'],
  ])('%j is refused at %s', (part, path) => {
    expect(validateCustomerForm({ ...valuesOf(customer), ...part })).toBe(false);
    expect(validateCustomerForm.errors?.map(({ instancePath }) => instancePath)).toContain(path);
  });
});
