import { invitations } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { openInvitation } from './invite-member.ts';
import { INVITATION, type Invitation, shownInvitation } from './member.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Takes an open invitation back: its link ends. */
export async function revokeInvitation({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Invitation> {
  requirePermission(ctx, 'member.revoke-invitation');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const [row] = await scope.tx
      .update(invitations)
      .set({ revokedAt: ctx.now.toString() })
      .where(openInvitation(scope, id))
      .returning();
    if (!row) throw notFound(INVITATION, id);
    const before = { email: row.email, role: row.role };
    await writeAudit(scope, 'member.revoke-invitation', { kind: 'invitation', id, before });
    return shownInvitation(row);
  });
}
