import { and, eq, isNull } from 'drizzle-orm';
import { addMail, invitations, memberships, tenants } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, ROLES, type Role, type Scope } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { invitationMail, languageOf, normalizeEmail, workbenchUrl } from '#engine/runtime/identity';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { makeToken } from './invitation-token.ts';
import { INVITATION, type Invitation, ROLE_NAMES, shownInvitation } from './member.ts';

const DAYS = 7;
const EMAIL = { type: 'string', format: 'email', maxLength: 254 };

export interface Invited {
  invitation: Invitation;
  /** To hand over by another way, where this server sends no mail. */
  link?: string;
}

const parseNew = inputParser<{ email: string; role: Role }>({
  email: EMAIL,
  role: { enum: ROLES },
});

/** Asks a person by mail to join. Already a member, or already asked: `conflict`. */
export async function inviteMember({
  ctx,
  input,
}: {
  ctx: Context;
  input: { email: string; role: Role };
}): Promise<Invited> {
  requirePermission(ctx, 'member.invite');
  const { email: given, role } = parseNew(input);
  const email = normalizeEmail(given);
  return inTransaction(ctx, async (scope) => {
    await requireNewcomer(scope, email);
    const { token, hash } = makeToken(scope.tenantId);
    const [row] = await scope.tx
      .insert(invitations)
      .values({
        ...{ tenantId: scope.tenantId, id: scope.newId(), email, role, tokenHash: hash },
        ...{ invitedBy: inviterOf(ctx), createdAt: ctx.now.toString(), expiresAt: expiryOf(ctx) },
      })
      .returning();
    const invitation = shownInvitation(row as typeof invitations.$inferSelect);
    await writeAudit(scope, 'member.invite', {
      ...{ kind: 'invitation', id: invitation.id, after: { email, role } },
    });
    return { invitation, ...(await send(scope, invitation, token)) };
  });
}

const parseAgain = inputParser<{ id: string }>({ id: TEXT.id });

/** Sends an open invitation again, with a new link and a new week; the old link ends. */
export async function resendInvitation({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Invited> {
  requirePermission(ctx, 'member.invite');
  const { id } = parseAgain(input);
  return inTransaction(ctx, async (scope) => {
    const { token, hash } = makeToken(scope.tenantId);
    const [row] = await scope.tx
      .update(invitations)
      .set({ tokenHash: hash, expiresAt: expiryOf(ctx) })
      .where(openInvitation(scope, id))
      .returning();
    if (!row) throw notFound(INVITATION, id);
    const invitation = shownInvitation(row);
    const after = { email: invitation.email, again: true };
    await writeAudit(scope, 'member.invite', { kind: 'invitation', id, after });
    return { invitation, ...(await send(scope, invitation, token)) };
  });
}

export function openInvitation({ tenantId }: Scope, id: string) {
  return and(
    eq(invitations.tenantId, tenantId),
    eq(invitations.id, id),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );
}

async function requireNewcomer({ tx, tenantId }: Scope, email: string): Promise<void> {
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.email, email)));
  if (member) {
    throw conflict({ zh: `${email} 已是成员`, en: `${email} is a member already` });
  }
  const [asked] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
  if (!asked) return;
  throw conflict({
    zh: `已邀请过 ${email}；可以重新发送邀请`,
    en: `${email} is invited already; send the invitation again`,
  });
}

/** Mails the link in the tenant's language; gives it back where no mail leaves this server. */
async function send(
  { tx, tenantId, actor }: Scope,
  { email, role }: Invitation,
  token: string,
): Promise<{ link?: string }> {
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, tenantId));
  const language = languageOf(tenant?.locale);
  const link = `${workbenchUrl()}/invitation?token=${token}`;
  const inviter = ('name' in actor && actor.name) || 'Ratecraft';
  const named = { tenant: tenant?.name ?? '', role: ROLE_NAMES[role][language], inviter, link };
  const mail = invitationMail(language, named);
  await addMail(tx, { kind: 'invitation', recipient: email, ...mail });
  return process.env.SMTP_URL ? {} : { link };
}

const inviterOf = ({ actor }: Context): string =>
  ('name' in actor && actor.name) || ('id' in actor ? actor.id : actor.kind);

const expiryOf = ({ now }: Context): string => now.add({ hours: 24 * DAYS }).toString();
