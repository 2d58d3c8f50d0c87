import { and, eq } from 'drizzle-orm';
import { memberships } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockMember, type Member, requireOtherAdministrator } from './member.ts';

const parse = inputParser<{ userId: string }>({ userId: TEXT.id });

/** Keeps a member out, at once. Oneself, or the last administrator: `conflict`. */
export async function suspendMember({
  ctx,
  input,
}: {
  ctx: Context;
  input: { userId: string };
}): Promise<Member> {
  requirePermission(ctx, 'member.suspend');
  const { userId } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const locked = await lockMember(scope, userId);
    if (ctx.actor.kind === 'user' && ctx.actor.id === userId) {
      throw conflict({ zh: '不能停用自己', en: "one can't suspend oneself" });
    }
    requireOtherAdministrator(locked);
    return setStatus(scope, locked.member, 'suspended', 'member.suspend');
  });
}

/** Lets a suspended member in again, with the role as before. */
export async function restoreMember({
  ctx,
  input,
}: {
  ctx: Context;
  input: { userId: string };
}): Promise<Member> {
  requirePermission(ctx, 'member.restore');
  const { userId } = parse(input);
  return inTransaction(ctx, async (scope) =>
    setStatus(scope, (await lockMember(scope, userId)).member, 'active', 'member.restore'),
  );
}

async function setStatus(
  scope: Scope,
  before: Member,
  status: Member['status'],
  verb: 'member.suspend' | 'member.restore',
): Promise<Member> {
  if (before.status === status) return before;
  const { tenantId, userId } = before;
  const [after] = await scope.tx
    .update(memberships)
    .set({ status, updatedAt: scope.now.toString() })
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)))
    .returning();
  await writeAudit(scope, verb, {
    ...{ kind: 'person', id: userId, before: { status: before.status }, after: { status } },
  });
  return after as Member;
}
