import { describe, expect, it } from 'vitest';
import type { DesignReview } from '#engine/runtime/design';
import { findVoided } from './voided.ts';

const said = (...actions: DesignReview['action'][]) =>
  actions.map((action, index) => ({ action, byName: `P${index}`, at: `2026-03-1${index}` }));

describe('an edit that voids', () => {
  it.each([
    [[], undefined],
    [['submit'], undefined],
    [['submit', 'void'], { byName: 'P1', at: '2026-03-11', what: 'submission' }],
    [['submit', 'approve', 'void'], { byName: 'P2', at: '2026-03-12', what: 'approval' }],
    [['submit', 'void', 'submit'], undefined],
  ] as const)('after %j is %j', (actions, found) => {
    expect(findVoided(said(...actions))).toEqual(found);
  });
});
