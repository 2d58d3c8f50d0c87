import { and, eq, gt, isNull } from 'drizzle-orm';
import { invitations, memberships } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { hashToken } from './invitation-token.ts';
import { INVITATION, type Invitation, type Member, shownInvitation } from './member.ts';

const parseToken = inputParser<{ token: string }>({ token: TEXT.word });

/** The open invitation of a token, or `not-found`; for whoever holds the link. */
export async function findInvitation({
  ctx,
  input,
}: {
  ctx: Context;
  input: { token: string };
}): Promise<Invitation> {
  requirePermission(ctx, 'member.join');
  const { token } = parseToken(input);
  return inTransaction(ctx, async (scope) => {
    const [row] = await scope.tx.select().from(invitations).where(isOpen(scope, token));
    if (!row) throw notFound(INVITATION, '');
    return shownInvitation(row);
  });
}

const parse = inputParser<{ token: string; userId: string; name: string; email: string }>({
  token: TEXT.word,
  userId: TEXT.id,
  name: TEXT.word,
  email: TEXT.word,
});

/**
 * Makes the person a member as invited. The token is good once; the person's address must be the
 * one that was invited: else `not-found`.
 */
export async function joinTenant({
  ctx,
  input,
}: {
  ctx: Context;
  input: { token: string; userId: string; name: string; email: string };
}): Promise<Member> {
  requirePermission(ctx, 'member.join');
  const { token, userId, name, email } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const at = ctx.now.toString();
    const [invitation] = await scope.tx
      .update(invitations)
      .set({ acceptedAt: at })
      .where(and(isOpen(scope, token), eq(invitations.email, email)))
      .returning();
    if (!invitation) throw notFound(INVITATION, '');
    const { role } = invitation;
    const [member] = await scope.tx
      .insert(memberships)
      .values({
        ...{ tenantId: ctx.tenantId, userId, name, email, role, createdAt: at, updatedAt: at },
      })
      .onConflictDoUpdate({
        target: [memberships.tenantId, memberships.userId],
        set: { role, status: 'active', updatedAt: at },
      })
      .returning();
    await writeAudit(scope, 'member.join', {
      ...{ kind: 'person', id: userId, after: { name, email, role, invitation: invitation.id } },
    });
    return member as Member;
  });
}

function isOpen({ tenantId, now }: Scope, token: string) {
  return and(
    eq(invitations.tenantId, tenantId),
    eq(invitations.tokenHash, hashToken(token)),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now.toString()),
  );
}
