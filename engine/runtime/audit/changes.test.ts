import { describe, expect, it } from 'vitest';
import { diffStates } from './changes.ts';

describe('diffStates', () => {
  it('names what changed, and nothing else', () => {
    const before = {
      name: 'A',
      tier: 'gold',
      address: { city: '杭州', room: '1' },
      updatedAt: '1',
    };
    const after = { name: 'B', tier: 'gold', address: { room: '1', city: '上海' }, updatedAt: '2' };
    expect(diffStates(before, after)).toEqual([
      { path: 'name', before: 'A', after: 'B' },
      { path: 'address/city', before: '杭州', after: '上海' },
    ]);
  });

  it('lists what a creation gave, without what is empty', () => {
    expect(diffStates(null, { name: 'A', tier: null, address: { city: '杭州' } })).toEqual([
      { path: 'name', after: 'A' },
      { path: 'address/city', after: '杭州' },
    ]);
  });

  it('lists what a removal took', () => {
    expect(diffStates({ name: 'A' }, undefined)).toEqual([{ path: 'name', before: 'A' }]);
  });

  it('takes lists as one value', () => {
    expect(diffStates({ tags: ['a'] }, { tags: ['a', 'b'] })).toEqual([
      { path: 'tags', before: ['a'], after: ['a', 'b'] },
    ]);
    expect(diffStates({ tags: [{ a: 1, b: 2 }] }, { tags: [{ b: 2, a: 1 }] })).toEqual([]);
  });

  it('takes states that are no objects, and shapes that differ', () => {
    expect(diffStates('a', 'b')).toEqual([{ path: '', before: 'a', after: 'b' }]);
    expect(diffStates({ a: { b: 1 } }, { a: 'x' })).toEqual([
      { path: 'a', before: { b: 1 }, after: 'x' },
    ]);
    expect(diffStates({ a: null }, { a: { b: 1 } })).toEqual([{ path: 'a/b', after: 1 }]);
    expect(diffStates(null, null)).toEqual([]);
  });

  it('ends somewhere', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`m${index}`, index]),
    );
    expect(diffStates(null, wide)).toHaveLength(200);
  });
});
