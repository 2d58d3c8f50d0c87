import { expect, it } from 'vitest';
import { filterOf, readQuery } from './filter.ts';

it('keeps of an address what is a filter', () => {
  const given = { verb: 'customer.update', from: '2026-02-30', to: 'x', text: ' a ', limit: '9' };
  expect(readQuery(given)).toEqual({ verb: 'customer.update', from: '2026-02-30', text: 'a' });
  expect(readQuery({ verb: ['a', 'b'], kind: '<script>' })).toEqual({});
});

it('takes days as the tenant has them, the last one too', () => {
  const query = { from: '2026-03-01', to: '2026-03-02', kind: 'customer' };
  expect(filterOf(query, 'Asia/Shanghai')).toEqual({
    subjectKind: 'customer',
    from: '2026-02-28T16:00:00Z',
    to: '2026-03-02T16:00:00Z',
  });
  expect(filterOf({ from: '2026-02-30' }, 'UTC')).toEqual({});
});
