import type { Context } from '#engine/runtime/context';
import type { Verb } from '#engine/runtime/permission';

/** What the first tenant's rows are called by: what a stranger might have come to know. */
export interface Known {
  customerId: string;
  globalId: string;
  externalId: string;
  phone: string;
  contactId: string;
  deviceId: string;
  credentialId: string;
  noteId: string;
  contractId: string;
  /** A customer that another one was merged into, and that merge. */
  keptId: string;
  mergedId: string;
  mergeId: string;
  viewId: string;
  paymentKey: string;
  tagsUndoId: string;
  planKey: string;
  planId: string;
  flowKey: string;
  draftKey: string;
  /** A flow whose draft was submitted. */
  submittedKey: string;
  /** A version of a flow that begins on a day to come. */
  scheduledId: string;
  subscriptionId: string;
  itemId: string;
  postedRunId: string;
  reviewRunId: string;
  computingRunId: string;
  runKey: string;
  /** Held drafts, of the run in review and of the posted one. */
  heldId: string;
  keptBackId: string;
  /** A draft of the run in review. */
  draftId: string;
  /** The customer whom the run in review could not bill. */
  unbillableId: string;
  /** Back-tests that are done, and that no worker took up yet. */
  backTestId: string;
  runningTestId: string;
  apiKeyId: string;
  auditEntryId: string;
  memberId: string;
  invitationId: string;
  invitedEmail: string;
  invitationToken: string;
  /** An upload that was checked, and its batch; one that is being checked; one still open. */
  uploadId: string;
  batchId: string;
  queuedBatchId: string;
  openUploadId: string;
  mappingKey: string;
  /** A CSV file that names a customer by the external id. */
  file: string;
}

/**
 * What a call comes to. `done`: a result, which for a stranger is about what is his own; `empty`: a
 * result with nothing in it; `fault`: an error that no verb may throw.
 */
export type Ending =
  | 'done'
  | 'empty'
  | 'unauthorized'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'invalid'
  | 'unavailable'
  | 'fault';

/** One way to call a function of the runtime with the ids of the first tenant. */
export interface Call {
  by: { readonly name: string };
  how: string;
  /** What another tenant's administrator gets. */
  stranger: Ending;
  /** What the tenant itself gets: proves that it is not for a wrong input that a stranger gets nothing. */
  owner: Ending;
  run(ctx: Context, known: Known): Promise<unknown>;
}

/** The calls of some verbs; an entry that is no verb doesn't compile. */
export type VerbCalls = Partial<Record<Verb, readonly Call[]>>;

export function call(
  by: Call['by'],
  how: string,
  [stranger, owner]: readonly [Ending, Ending],
  run: Call['run'],
): Call {
  return { by, how, stranger, owner, run };
}

/** The ending of a stranger who reaches for what is not his. */
export const HIDDEN = ['not-found', 'done'] as const;
export const EMPTY = ['empty', 'done'] as const;
/** A stranger is served, with what is his own. */
export const OWN = ['done', 'done'] as const;

/** For what a call needs beforehand, whatever the role under test may do. */
export function asSystem(ctx: Context): Context {
  return { ...ctx, actor: { kind: 'system' } };
}
