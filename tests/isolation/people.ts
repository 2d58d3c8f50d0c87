import { createHash } from 'node:crypto';
import { addMail, inTenant, invitations } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { addMember } from '#engine/runtime/member';
import { asSystem } from './call.ts';

const SECRET_BYTES = 24;

/** A member, a second administrator, an open invitation and its mail. */
export async function makePeople(ctx: Context, marker: string) {
  const add = async (name: string, role: 'administrator' | 'service') => {
    const userId = ctx.newId();
    const email = `${name}@example.com`;
    await addMember({ ctx: asSystem(ctx), input: { userId, name: marker, email, role } });
    return userId;
  };
  const memberId = await add(`${marker}-member`, 'service');
  await add(`${marker}-administrator`, 'administrator');
  const tenant = Buffer.from(ctx.tenantId.replaceAll('-', ''), 'hex');
  // The same each time, as nothing else about a token is.
  const token = Buffer.concat([tenant, Buffer.alloc(SECRET_BYTES, 7)]).toString('base64url');
  const invitationId = ctx.newId();
  const invitedEmail = 'invited@example.com';
  await inTenant(ctx.db, ctx.tenantId, async (tx) => {
    await tx.insert(invitations).values({
      tenantId: ctx.tenantId,
      id: invitationId,
      email: invitedEmail,
      role: 'finance',
      tokenHash: createHash('sha256').update(token).digest('hex'),
      invitedBy: marker,
      createdAt: ctx.now.toString(),
      expiresAt: ctx.now.add({ hours: 24 }).toString(),
    });
    await addMail(tx, {
      kind: 'invitation',
      recipient: invitedEmail,
      subject: marker,
      body: marker,
    });
  });
  return { memberId, invitationId, invitedEmail, invitationToken: token };
}
