import { memberships } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, ROLES, type Role } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Member } from './member.ts';

interface AddMemberInput {
  userId: string;
  name: string;
  email: string;
  role: Role;
}

const parse = inputParser<AddMemberInput>({
  userId: TEXT.id,
  name: TEXT.word,
  email: TEXT.word,
  role: { enum: ROLES },
});

/** Makes a known person a member without an invitation; for the command line. */
export async function addMember({
  ctx,
  input,
}: {
  ctx: Context;
  input: AddMemberInput;
}): Promise<Member> {
  requirePermission(ctx, 'member.add');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    const at = ctx.now.toString();
    const [member] = await scope.tx
      .insert(memberships)
      .values({ ...given, tenantId: ctx.tenantId, createdAt: at, updatedAt: at })
      .returning();
    await writeAudit(scope, 'member.add', { kind: 'person', id: given.userId, after: given });
    return member as Member;
  });
}
