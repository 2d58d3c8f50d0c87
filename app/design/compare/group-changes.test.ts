import { expect, it } from 'vitest';
import type { DesignChange } from '#engine/core/compare';
import { countMarks, groupChanges } from './group-changes.ts';

const change = (given: Partial<DesignChange>): DesignChange => ({
  kind: 'changed',
  part: 'node',
  path: '',
  before: null,
  after: null,
  sentence: { zh: '', en: '' },
  ...given,
});

const CHANGES = [
  change({ kind: 'moved', node: 'a' }),
  change({ kind: 'added', part: 'edge' }),
  change({ kind: 'renamed', part: 'design' }),
  change({ kind: 'reordered', part: 'cell', node: 'a' }),
  change({ kind: 'removed', part: 'cell' }),
];

it('puts changes under the parts they are about, moved ones last', () => {
  expect(
    groupChanges(CHANGES).map(({ part, changes }) => [part, changes.map((c) => c.kind)]),
  ).toEqual([
    ['design', ['renamed']],
    ['node', ['reordered', 'moved']],
    ['edge', ['added']],
    ['cell', ['removed']],
  ]);
  expect(groupChanges([])).toEqual([]);
});

it('counts them by mark', () => {
  expect(countMarks(CHANGES)).toEqual({ added: 1, removed: 1, changed: 2, moved: 1 });
});
