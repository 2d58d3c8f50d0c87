import { describe, expect, it } from 'vitest';
import { type ShownState, type StatedVersion, shownState } from './shown-state.ts';

const version = (
  number: number | null,
  state: StatedVersion['state'],
  effectiveFrom: string | null = null,
): StatedVersion => ({ version: number, state, effectiveFrom });

describe('what a person is told of a version', () => {
  const live = version(2, 'published');
  const list = [version(null, 'submitted'), version(1, 'published'), live];

  it.each<[string, StatedVersion, StatedVersion[], number | null, ShownState]>([
    ['the draft keeps its state', version(null, 'approved'), list, 2, 'approved'],
    ['what prices is live', live, list, 2, 'live'],
    ['what priced before is superseded', version(1, 'published'), list, 2, 'superseded'],
    ['what comes is scheduled', version(3, 'scheduled', '2026-05-01'), list, 2, 'scheduled'],
    [
      'what comes is superseded where a later one holds by then',
      version(3, 'scheduled', '2026-05-01'),
      [...list, version(4, 'scheduled', '2026-05-01')],
      2,
      'superseded',
    ],
    [
      'a later one of a later day leaves it',
      version(3, 'scheduled', '2026-05-01'),
      [...list, version(4, 'scheduled', '2026-05-02')],
      2,
      'scheduled',
    ],
    [
      'one that was called off takes no place',
      version(3, 'scheduled', '2026-05-01'),
      [...list, version(4, 'cancelled', '2026-04-01')],
      2,
      'scheduled',
    ],
    ['retired stays retired, also while it prices', version(2, 'retired'), [], 2, 'retired'],
    ['called off stays so', version(5, 'cancelled', '2026-01-01'), list, 2, 'cancelled'],
  ])('%s', (_, own, all, inForce, state) => {
    expect(shownState(own, all, inForce)).toBe(state);
  });
});
