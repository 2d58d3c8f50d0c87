import type { LifecycleState } from '#engine/core/lifecycle';

/** What a person is told of a version: its state, and whether it is the one that prices. */
export type ShownState = LifecycleState | 'live' | 'superseded';

export interface StatedVersion {
  version: number | null;
  state: LifecycleState;
  effectiveFrom: string | null;
}

/** Whether a later version holds from its day or before: then its own never comes. */
function isReplaced(own: StatedVersion, all: readonly StatedVersion[]): boolean {
  return all.some(
    ({ version, state, effectiveFrom }) =>
      (version ?? 0) > (own.version ?? 0) &&
      state !== 'cancelled' &&
      (effectiveFrom ?? '') <= (own.effectiveFrom ?? ''),
  );
}

/** @param inForce the number of the version that prices today, if one does */
export function shownState(
  own: StatedVersion,
  all: readonly StatedVersion[],
  inForce: number | null,
): ShownState {
  if (own.state === 'published') return own.version === inForce ? 'live' : 'superseded';
  if (own.state === 'scheduled' && isReplaced(own, all)) return 'superseded';
  return own.state;
}
