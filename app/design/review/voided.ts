import type { DesignReview } from '#engine/runtime/design';

/** Who edited a draft that was submitted or approved, so that it no longer is. */
export interface Voided {
  byName: string;
  at: string;
  what: 'submission' | 'approval';
}

/** Whether the last that happened to a draft is an edit that voided what was said of it. */
export function findVoided(
  reviews: readonly Pick<DesignReview, 'action' | 'byName' | 'at'>[],
): Voided | undefined {
  const last = reviews.at(-1);
  if (last?.action !== 'void') return undefined;
  const before = reviews.at(-2)?.action;
  return {
    byName: last.byName,
    at: last.at,
    what: before === 'approve' ? 'approval' : 'submission',
  };
}
