import { describe, expect, it } from 'vitest';
import { filterOf, readQuery } from './filter.ts';

describe('the filters of the invoice list', () => {
  it('come out of the address, without what is no filter', () => {
    const run = '01996f6e-0000-7000-8000-000000000001';
    expect(
      readQuery({ q: ' INV-1 ', status: 'lost', month: '2026-13', min: '1e9', run, x: 'y' }),
    ).toEqual({ q: 'INV-1', run });
  });

  it('become the filter of the verbs', () => {
    expect(filterOf({ q: '138', month: '2026-12', overdue: '1', max: '10.5' })).toEqual({
      search: '138',
      periodFrom: '2026-12-01',
      periodTo: '2027-01-01',
      maxTotal: '10.5',
      overdue: true,
    });
  });
});
