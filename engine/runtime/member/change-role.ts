import { and, eq } from 'drizzle-orm';
import { memberships } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, ROLES, type Role } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockMember, type Member, requireOtherAdministrator } from './member.ts';

const parse = inputParser<{ userId: string; role: Role }>({
  userId: TEXT.id,
  role: { enum: ROLES },
});

/** Gives a member another role, at once. The last administrator stays one: `conflict`. */
export async function changeRole({
  ctx,
  input,
}: {
  ctx: Context;
  input: { userId: string; role: Role };
}): Promise<Member> {
  requirePermission(ctx, 'member.change-role');
  const { userId, role } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const locked = await lockMember(scope, userId);
    const before = locked.member;
    if (before.role === role) return before;
    requireOtherAdministrator(locked);
    const [after] = await scope.tx
      .update(memberships)
      .set({ role, updatedAt: ctx.now.toString() })
      .where(and(eq(memberships.tenantId, ctx.tenantId), eq(memberships.userId, userId)))
      .returning();
    await writeAudit(scope, 'member.change-role', {
      ...{ kind: 'person', id: userId, before: { role: before.role }, after: { role } },
    });
    return after as Member;
  });
}
