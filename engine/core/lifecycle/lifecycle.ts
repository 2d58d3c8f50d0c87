import type { LocalText } from '#engine/core/issue';

/**
 * The states of a version on its way. A version is `scheduled` until the day it begins to hold, and
 * a draft that was rejected is a draft again.
 */
export const LIFECYCLE_STATES = [
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'published',
  'retired',
  'cancelled',
] as const;
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** What a version's row says of itself. */
export interface LifecycleFacts {
  status: 'draft' | 'published' | 'retired' | 'cancelled';
  review: 'submitted' | 'approved' | null;
  effectiveFrom: string | null;
}

/** The state of a version on a day. */
export function lifecycleState(facts: LifecycleFacts, today: string): LifecycleState {
  const { status, review, effectiveFrom } = facts;
  if (status === 'draft') return review ?? 'draft';
  if (status === 'published' && (effectiveFrom ?? '') > today) return 'scheduled';
  return status;
}

const ON_THE_WAY: readonly LifecycleState[] = ['draft', 'submitted', 'approved'];
const NUMBERED: readonly LifecycleState[] = ['scheduled', 'published', 'retired', 'cancelled'];

/** In which states a version may take which action: for verbs, buttons and tests. */
export const LIFECYCLE = {
  /** An edit takes back what was submitted or approved. */
  'save-draft': ON_THE_WAY,
  'discard-draft': ON_THE_WAY,
  submit: ['draft'],
  withdraw: ['submitted', 'approved'],
  approve: ['submitted'],
  reject: ['submitted'],
  publish: ON_THE_WAY,
  /**
   * What began goes on being billed by a version after it retired, until another begins. One that
   * hasn't begun is called off instead, so that it never does.
   */
  retire: ['published'],
  'cancel-publishing': ['scheduled'],
  restore: NUMBERED,
  duplicate: LIFECYCLE_STATES,
  export: LIFECYCLE_STATES,
} as const satisfies Record<string, readonly LifecycleState[]>;

export type LifecycleAction = keyof typeof LIFECYCLE;

export interface LifecycleRules {
  /** The tenant's setting: only what another person approved is published. */
  requiresApproval: boolean;
}

/** The states in which an action is allowed. */
export function statesFor(
  action: LifecycleAction,
  { requiresApproval }: LifecycleRules,
): readonly LifecycleState[] {
  return action === 'publish' && requiresApproval ? ['approved'] : LIFECYCLE[action];
}

/** Everything that may be done with a version in a state, whoever does it. */
export function actionsIn(state: LifecycleState, rules: LifecycleRules): LifecycleAction[] {
  const actions = Object.keys(LIFECYCLE) as LifecycleAction[];
  return actions.filter((action) => statesFor(action, rules).includes(state));
}

export const STATE_WORDS: Readonly<Record<LifecycleState, LocalText>> = {
  draft: { zh: '草稿', en: 'a draft' },
  submitted: { zh: '已提交', en: 'submitted' },
  approved: { zh: '已批准', en: 'approved' },
  scheduled: { zh: '待生效', en: 'scheduled' },
  published: { zh: '已发布', en: 'published' },
  retired: { zh: '已停用', en: 'retired' },
  cancelled: { zh: '已取消', en: 'called off' },
};
