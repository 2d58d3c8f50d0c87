import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { invitations, memberships } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { MOST_ROWS } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type Invitation, type Member, shownInvitation } from './member.ts';

interface MemberList {
  members: Member[];
  /** Neither accepted nor revoked; some may have run out. */
  invitations: Invitation[];
}

/** The people of the tenant by name, and the invitations still open, the latest first. */
export async function listMembers({ ctx }: { ctx: Context }): Promise<MemberList> {
  requirePermission(ctx, 'member.list');
  return inTransaction(ctx, async ({ tx, tenantId }) => {
    const members = await tx
      .select()
      .from(memberships)
      .where(eq(memberships.tenantId, tenantId))
      .orderBy(asc(memberships.status), asc(memberships.name), asc(memberships.userId))
      .limit(MOST_ROWS);
    const open = await tx
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.tenantId, tenantId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .orderBy(desc(invitations.createdAt))
      .limit(MOST_ROWS);
    return { members, invitations: open.map(shownInvitation) };
  });
}
