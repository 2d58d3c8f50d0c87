import { and, asc, eq } from 'drizzle-orm';
import { designReviews, designs } from '#drizzle';
import {
  actionsIn,
  type LifecycleAction,
  type LifecycleState,
  lifecycleState,
} from '#engine/core/lifecycle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { mayDo, requirePermission, type Verb } from '#engine/runtime/permission';
import { authorOf, type Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { loadRules } from './lifecycle.ts';
import { memberName } from './member-name.ts';

export interface GetDraftInput {
  kind: string;
  key: string;
}

/** Something that was said of a draft. */
export interface DesignReview {
  id: string;
  action: 'submit' | 'withdraw' | 'approve' | 'reject' | 'void';
  by: string;
  byName: string;
  at: string;
  comment: string;
}

/** A draft as an editor needs it; `lockVersion` goes back with whatever is done to it. */
export interface OpenedDraft extends Design {
  state: LifecycleState;
  authorName: string;
  requiresApproval: boolean;
  /** What the person may do with it now: for buttons. */
  actions: LifecycleAction[];
  /** Oldest first. */
  reviews: DesignReview[];
}

/** The rule that each action stands under. */
export const LIFECYCLE_VERBS: Readonly<Record<LifecycleAction, Verb>> = {
  'save-draft': 'design.save-draft',
  'discard-draft': 'design.discard-draft',
  submit: 'design.submit',
  withdraw: 'design.withdraw',
  approve: 'design.approve',
  reject: 'design.reject',
  publish: 'design.publish',
  retire: 'design.retire',
  'cancel-publishing': 'design.cancel-publishing',
  restore: 'design.start-draft',
  duplicate: 'design.duplicate',
  export: 'design.export',
};

const MOST_REVIEWS = 200;

const parse = inputParser<GetDraftInput>({ kind: TEXT.word, key: TEXT.word });

/** The draft of a design with its state, what was said of it, and what may be done with it. */
export async function getDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetDraftInput;
}): Promise<OpenedDraft> {
  requirePermission(ctx, 'design.get');
  const { kind, key } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const draft = await getDesign({ ctx: scope, input: { kind, key, version: 'draft' } });
    const rules = await loadRules(scope);
    const state = lifecycleState(draft, rules.today);
    const isOwn = [draft.submittedBy, ...draft.editors].includes(authorOf(ctx.actor));
    const { requiresApproval } = rules;
    return {
      ...draft,
      state,
      authorName: await authorName(scope, draft),
      requiresApproval,
      actions: actionsIn(state, rules).filter(
        (action) => mayDo(ctx.actor, LIFECYCLE_VERBS[action]) && !(action === 'approve' && isOwn),
      ),
      reviews: await loadReviews(scope, draft.id),
    };
  });
}

async function authorName({ tx, tenantId }: Scope, { id, author }: Design): Promise<string> {
  const [row] = await tx
    .select({ name: memberName(designs.tenantId, designs.author) })
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, id)));
  return row?.name ?? author;
}

async function loadReviews({ tx, tenantId }: Scope, designId: string): Promise<DesignReview[]> {
  return tx
    .select({
      id: designReviews.id,
      action: designReviews.action,
      by: designReviews.by,
      byName: memberName(designReviews.tenantId, designReviews.by),
      at: designReviews.at,
      comment: designReviews.comment,
    })
    .from(designReviews)
    .where(and(eq(designReviews.tenantId, tenantId), eq(designReviews.designId, designId)))
    .orderBy(asc(designReviews.at), asc(designReviews.id))
    .limit(MOST_REVIEWS);
}
