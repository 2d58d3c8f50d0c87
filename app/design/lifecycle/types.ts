import type { LifecycleAction, LifecycleState } from '#engine/core/lifecycle';
import type { OpenedDraft } from '#engine/runtime/design';

/** Which design: what every command on it names. */
export interface DesignName {
  kind: string;
  key: string;
  /** What people call it. */
  name: string;
}

/** The draft without its document. */
export type DraftHead = Pick<
  OpenedDraft,
  | 'id'
  | 'lockVersion'
  | 'state'
  | 'actions'
  | 'reviews'
  | 'requiresApproval'
  | 'contentHash'
  | 'reviewHash'
  | 'message'
  | 'submittedBy'
  | 'approvedBy'
  | 'editors'
>;

/** A version as far as its actions need it. */
export interface ActedVersion {
  id: string;
  version: number | null;
  state: LifecycleState;
  effectiveFrom: string | null;
}

/** What the person at work may do with designs, whatever their state. */
export type Rights = readonly LifecycleAction[];
