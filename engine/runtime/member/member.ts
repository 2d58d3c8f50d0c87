import { and, eq, or } from 'drizzle-orm';
import { type invitations, memberships } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Role, Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';

export type Member = typeof memberships.$inferSelect;
/** An invitation as shown: without the hash of its token. */
export type Invitation = Omit<typeof invitations.$inferSelect, 'tokenHash'>;

export const MEMBER: LocalText = { zh: '成员', en: 'member' };
export const INVITATION: LocalText = { zh: '邀请', en: 'invitation' };

export const ROLE_NAMES: Readonly<Record<Role, LocalText>> = {
  administrator: { zh: '管理员', en: 'administrator' },
  operations: { zh: '运营', en: 'operations' },
  marketing: { zh: '市场', en: 'marketing' },
  finance: { zh: '财务', en: 'finance' },
  service: { zh: '客服', en: 'service' },
  manager: { zh: '管理层', en: 'manager' },
};

export function shownInvitation(row: typeof invitations.$inferSelect): Invitation {
  const { tokenHash: _, ...shown } = row;
  return shown;
}

/** A member, and whoever else could let people in if this one couldn't. */
interface LockedMember {
  member: Member;
  otherAdministrators: number;
}

/**
 * The member and all administrators, locked until the transaction ends, so that two of the last
 * can't leave at the same time; or `not-found`.
 */
export async function lockMember({ tx, tenantId }: Scope, userId: string): Promise<LockedMember> {
  const isAdministrator = and(
    eq(memberships.role, 'administrator'),
    eq(memberships.status, 'active'),
  );
  const rows = await tx
    .select()
    .from(memberships)
    .where(
      and(eq(memberships.tenantId, tenantId), or(eq(memberships.userId, userId), isAdministrator)),
    )
    .orderBy(memberships.userId)
    .for('update');
  const member = rows.find((row) => row.userId === userId);
  if (!member) throw notFound(MEMBER, userId);
  return { member, otherAdministrators: rows.length - 1 };
}

/** Throws `conflict` where nobody else could let people in afterwards. */
export function requireOtherAdministrator({ member, otherAdministrators }: LockedMember): void {
  const isAdministrator = member.role === 'administrator' && member.status === 'active';
  if (!isAdministrator || otherAdministrators > 0) return;
  throw conflict({
    zh: '这是最后一位管理员；请先让另一位成员成为管理员',
    en: 'this is the last administrator; make another member one first',
  });
}
