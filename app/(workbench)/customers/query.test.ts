import { describe, expect, it } from 'vitest';
import { changeQuery, countFilters, filterOf, inputOf, readQuery, sortingOf } from './query.ts';

describe('the address of the list', () => {
  it('is read with care', () => {
    expect(readQuery({ q: ' 张 ', status: 'active', sort: '-created', tier: 'vip' })).toEqual({
      q: '张',
      status: 'active',
      sort: '-created',
      tier: 'vip',
    });
    expect(
      readQuery({ status: 'gone', kind: 'robot', sort: 'balance', cursor: '<>', q: '', x: '1' }),
    ).toEqual({});
    expect(readQuery({ q: ['a', 'b'] })).toEqual({});
  });

  it('becomes the input of the verb', () => {
    expect(inputOf({ q: '张', sort: '-updated', cursor: 'abc' })).toEqual({
      search: '张',
      sort: 'updated',
      descending: true,
      cursor: 'abc',
      limit: 50,
    });
    expect(filterOf({ tag: 'x', plan: 'home', kind: 'company', region: 'r' })).toEqual({
      tag: 'x',
      plan: 'home',
      kind: 'company',
      region: 'r',
    });
  });

  it('has an order: the best matches of words, else the name', () => {
    expect(sortingOf({})).toEqual({ id: 'name', descending: false });
    expect(sortingOf({ q: '张' })).toBeUndefined();
    expect(sortingOf({ q: '张', sort: '-created' })).toEqual({ id: 'created', descending: true });
  });

  it('begins at the first page after a change', () => {
    expect(changeQuery({ q: '张', cursor: 'x', tier: 'vip' }, { tier: '', tag: 'a' })).toEqual({
      q: '张',
      tag: 'a',
    });
    expect(countFilters({ q: '张', sort: 'name', tag: 'a', tier: 'b' })).toBe(2);
  });
});
