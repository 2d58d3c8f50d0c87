import { describe, expect, it } from 'vitest';
import {
  actionsIn,
  LIFECYCLE,
  LIFECYCLE_STATES,
  type LifecycleAction,
  type LifecycleState,
  lifecycleState,
  STATE_WORDS,
  statesFor,
} from './index.ts';

const TODAY = '2026-03-10';

describe('the state of a version', () => {
  it.each<[Parameters<typeof lifecycleState>[0], LifecycleState]>([
    [{ status: 'draft', review: null, effectiveFrom: null }, 'draft'],
    [{ status: 'draft', review: 'submitted', effectiveFrom: null }, 'submitted'],
    [{ status: 'draft', review: 'approved', effectiveFrom: null }, 'approved'],
    [{ status: 'published', review: 'approved', effectiveFrom: null }, 'published'],
    [{ status: 'published', review: null, effectiveFrom: '2026-03-10' }, 'published'],
    [{ status: 'published', review: null, effectiveFrom: '2026-03-11' }, 'scheduled'],
    [{ status: 'retired', review: null, effectiveFrom: '2026-03-11' }, 'retired'],
    [{ status: 'cancelled', review: null, effectiveFrom: '2026-03-11' }, 'cancelled'],
  ])('%j is %s', (facts, state) => {
    expect(lifecycleState(facts, TODAY)).toBe(state);
  });
});

describe('the table of actions', () => {
  const ORDER: LifecycleAction[] = [
    'save-draft',
    'discard-draft',
    'submit',
    'withdraw',
    'approve',
    'reject',
    'publish',
    'retire',
    'cancel-publishing',
    'restore',
  ];
  const marks = (state: LifecycleState, requiresApproval: boolean) => {
    const actions = actionsIn(state, { requiresApproval });
    return ORDER.map((action) => (actions.includes(action) ? 'x' : '.')).join('');
  };

  // save, discard, submit, withdraw, approve, reject, publish, retire, cancel-publishing, restore
  it.each<[LifecycleState, string, string]>([
    ['draft', 'xxx...x...', 'xxx.......'],
    ['submitted', 'xx.xxxx...', 'xx.xxx....'],
    ['approved', 'xx.x..x...', 'xx.x..x...'],
    ['scheduled', '........xx', '........xx'],
    ['published', '.......x.x', '.......x.x'],
    ['retired', '.........x', '.........x'],
    ['cancelled', '.........x', '.........x'],
  ])('%s: %s without approval, %s with it', (state, without, withApproval) => {
    expect(marks(state, false)).toBe(without);
    expect(marks(state, true)).toBe(withApproval);
  });

  it('always lets a version be copied and taken along', () => {
    for (const state of LIFECYCLE_STATES) {
      expect(actionsIn(state, { requiresApproval: true })).toEqual(
        expect.arrayContaining(['duplicate', 'export']),
      );
    }
  });

  it('has words for every state and only states that exist', () => {
    expect(Object.keys(STATE_WORDS)).toEqual([...LIFECYCLE_STATES]);
    for (const action of Object.keys(LIFECYCLE) as LifecycleAction[]) {
      const states = statesFor(action, { requiresApproval: false });
      for (const state of states) expect(LIFECYCLE_STATES).toContain(state);
    }
  });
});
