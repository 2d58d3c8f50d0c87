import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { type DesignReviewState, designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { mayDo, requirePermission } from '#engine/runtime/permission';
import { authorOf } from './design.ts';
import { memberName } from './member-name.ts';

/** A draft that somebody waits for. */
export interface WaitingDraft {
  id: string;
  kind: string;
  key: string;
  name: LocalText | null;
  /** `submitted` waits to be approved, `approved` to be published. */
  review: DesignReviewState;
  submittedByName: string;
  /** When it was handed in, or approved. */
  since: string;
  message: string;
  /** Whether this person may do what it waits for. */
  isMine: boolean;
}

/** Designs are few; nobody reads a longer list. */
const MOST_WAITING = 200;

const since = sql<string>`(
  select to_json(max(r.at)) #>> '{}' from design_reviews r
    where r.tenant_id = designs.tenant_id and r.design_id = designs.id
      and r.action = case designs.review when 'approved' then 'approve' else 'submit' end)`;

/** Drafts that wait to be approved or, once they are, to be published; the oldest first. */
export async function listReviews({ ctx }: { ctx: Context }): Promise<WaitingDraft[]> {
  requirePermission(ctx, 'design.list');
  const own = authorOf(ctx.actor);
  return inTransaction(ctx, async ({ tx, tenantId }) => {
    const rows = await tx
      .select({
        id: designs.id,
        kind: designs.kind,
        key: designs.key,
        name: sql<LocalText | null>`${designs.document} -> 'name'`,
        review: designs.review,
        submittedBy: designs.submittedBy,
        submittedByName: memberName(designs.tenantId, designs.submittedBy),
        editors: designs.editors,
        since,
        message: designs.message,
      })
      .from(designs)
      .where(
        and(eq(designs.tenantId, tenantId), eq(designs.status, 'draft'), isNotNull(designs.review)),
      )
      .orderBy(asc(designs.updatedAt), asc(designs.id))
      .limit(MOST_WAITING);
    return rows.map(({ submittedBy, editors, review, ...row }) => {
      const state = review ?? 'submitted';
      const isOwn = [submittedBy, ...editors].includes(own);
      const isMine =
        state === 'submitted'
          ? mayDo(ctx.actor, 'design.approve') && !isOwn
          : mayDo(ctx.actor, 'design.publish');
      return { ...row, review: state, isMine };
    });
  });
}
