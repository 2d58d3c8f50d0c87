import { expect, it } from 'vitest';
import { readRunFilter } from './run-filter.ts';

const CURSOR = '01996f6e-0000-7000-8000-000000000001';

it.each([
  [{}, {}],
  [
    { status: 'open', year: '2026', cursor: CURSOR },
    { status: 'open', year: 2026, cursor: CURSOR },
  ],
  [{ status: 'constructor', year: '20x6', cursor: "'; drop" }, {}],
  [{ status: ['open', 'gone'], year: '1e9' }, {}],
])('reads %j', (query, filter) => {
  expect(readRunFilter(query)).toEqual(filter);
});
