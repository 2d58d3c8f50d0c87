import { randomUUIDv7 as uuid } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  addMember,
  changeRole,
  findInvitation,
  inviteMember,
  joinTenant,
  listMembers,
  resendInvitation,
  restoreMember,
  revokeInvitation,
  suspendMember,
  tenantOfToken,
} from './index.ts';

let database: TestDatabase;
let ctx: Context;
let system: Context;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const tenantId = await insertTenant(database.db);
  ctx = testContext(database, tenantId);
  system = { ...ctx, actor: { kind: 'system' } };
});

const tokenOf = (link: string | undefined) => new URL(link ?? '').searchParams.get('token') ?? '';

async function invite(email = 'new@example.com') {
  const { invitation, link } = await inviteMember({ ctx, input: { email, role: 'finance' } });
  return { invitation, token: tokenOf(link) };
}

async function add(role: 'administrator' | 'service', name = 'Lin'): Promise<string> {
  const userId = uuid();
  const email = `${userId}@example.com`;
  await addMember({ ctx: system, input: { userId, name, email, role } });
  return userId;
}

const mails = () => database.admin<{ recipient: string; body: string; kind: string }[]>`
  select recipient, body, kind from identity.mail_outbox where tenant_id = ${ctx.tenantId}
    order by created_at`;

describe('an invitation', () => {
  it('is mailed with a link that makes the person a member, once', async () => {
    const { invitation, token } = await invite('New@Example.com');
    expect(invitation).toMatchObject({ email: 'new@example.com', role: 'finance' });
    expect(JSON.stringify(invitation)).not.toContain('tokenHash');
    const [mail] = await mails();
    expect(mail).toMatchObject({ kind: 'invitation', recipient: 'new@example.com' });
    expect(mail?.body).toContain(token);
    expect(tenantOfToken(token)).toBe(ctx.tenantId);

    const found = await findInvitation({ ctx: system, input: { token } });
    expect(found.id).toBe(invitation.id);
    const input = { token, userId: uuid(), name: 'New', email: 'new@example.com' };
    const member = await joinTenant({ ctx: system, input });
    expect(member).toMatchObject({ role: 'finance', status: 'active' });
    await expect(joinTenant({ ctx: system, input })).rejects.toMatchObject({ code: 'not-found' });
    expect(await readAudit(database, member.userId)).toMatchObject([{ verb: 'member.join' }]);
    expect(await readAudit(database, invitation.id)).toMatchObject([{ verb: 'member.invite' }]);
    expect(await listMembers({ ctx })).toMatchObject({ invitations: [] });
  });

  it('is for the address it was sent to', async () => {
    const { token } = await invite();
    const input = { token, userId: uuid(), name: 'Other', email: 'other@example.com' };
    await expect(joinTenant({ ctx: system, input })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends when it is revoked, sent again, or a week old', async () => {
    const first = await invite();
    const again = await resendInvitation({ ctx, input: { id: first.invitation.id } });
    const look = (token: string, now = ctx.now) =>
      findInvitation({ ctx: { ...system, now }, input: { token } });
    await expect(look(first.token)).rejects.toMatchObject({ code: 'not-found' });
    const token = tokenOf(again.link);
    await look(token);
    const later = ctx.now.add({ hours: 24 * 7 });
    await expect(look(token, later)).rejects.toMatchObject({ code: 'not-found' });
    await revokeInvitation({ ctx, input: { id: first.invitation.id } });
    await expect(look(token)).rejects.toMatchObject({ code: 'not-found' });
    const revokedAgain = revokeInvitation({ ctx, input: { id: first.invitation.id } });
    await expect(revokedAgain).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not made twice, nor for a member', async () => {
    await invite();
    await expect(invite()).rejects.toMatchObject({ code: 'conflict' });
    const userId = await add('service');
    const email = `${userId}@example.com`;
    await expect(invite(email)).rejects.toMatchObject({ code: 'conflict' });
    await expect(invite('no address')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is made, sent and revoked by administrators only', async () => {
    const { invitation } = await invite();
    const others = { ...ctx, actor: asRole('operations') };
    const input = { id: invitation.id };
    const calls = [
      () => inviteMember({ ctx: others, input: { email: 'a@example.com', role: 'service' } }),
      () => resendInvitation({ ctx: others, input }),
      () => revokeInvitation({ ctx: others, input }),
      () => listMembers({ ctx: others }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('of another tenant is not there', async () => {
    const { invitation, token } = await invite();
    const tenantId = await insertTenant(database.db);
    const stranger = { ...ctx, tenantId };
    const input = { id: invitation.id };
    for (const call of [
      () => resendInvitation({ ctx: stranger, input }),
      () => revokeInvitation({ ctx: stranger, input }),
      () => findInvitation({ ctx: { ...system, tenantId }, input: { token } }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('a member', () => {
  it('changes the role, is suspended and restored, each recorded', async () => {
    const userId = await add('service');
    await changeRole({ ctx, input: { userId, role: 'finance' } });
    await suspendMember({ ctx, input: { userId } });
    expect((await listMembers({ ctx })).members).toMatchObject([
      { userId, role: 'finance', status: 'suspended' },
    ]);
    await restoreMember({ ctx, input: { userId } });
    expect(await readAudit(database, userId)).toMatchObject([
      { verb: 'member.add' },
      { verb: 'member.change-role', before: { role: 'service' }, after: { role: 'finance' } },
      { verb: 'member.suspend' },
      { verb: 'member.restore' },
    ]);
  });

  it('who is the last administrator stays one', async () => {
    const userId = await add('administrator');
    const demoted = () => changeRole({ ctx, input: { userId, role: 'manager' } });
    const suspended = () => suspendMember({ ctx, input: { userId } });
    await expect(demoted()).rejects.toMatchObject({ code: 'conflict' });
    await expect(suspended()).rejects.toMatchObject({ code: 'conflict' });
    const other = await add('administrator');
    // Both at once: one of the two stays.
    const ends = await Promise.allSettled([
      demoted(),
      changeRole({ ctx, input: { userId: other, role: 'manager' } }),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2);
  });

  it('cannot suspend oneself', async () => {
    const userId = await add('administrator');
    await add('administrator');
    const own = { ...ctx, actor: { kind: 'user', id: userId, role: 'administrator' } as const };
    const call = suspendMember({ ctx: own, input: { userId } });
    await expect(call).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of another tenant is not there', async () => {
    const userId = await add('service');
    const stranger = { ...ctx, tenantId: await insertTenant(database.db) };
    for (const call of [
      () => changeRole({ ctx: stranger, input: { userId, role: 'finance' } }),
      () => suspendMember({ ctx: stranger, input: { userId } }),
      () => restoreMember({ ctx: stranger, input: { userId } }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
