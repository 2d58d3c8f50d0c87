import { listMail } from '#engine/runtime/mail';
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
} from '#engine/runtime/member';
import { call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';

/** Of the workbench itself: whoever is somebody, of whichever tenant, may not. */
const ITSELF = ['forbidden', 'done'] as const;

export const memberCalls = {
  'member.list': [call(listMembers, 'all', OWN, (ctx) => listMembers({ ctx }))],
  'member.invite': [
    call(inviteMember, 'an invited address', ['done', 'conflict'], (ctx, { invitedEmail: email }) =>
      inviteMember({ ctx, input: { email, role: 'administrator' } }),
    ),
    call(resendInvitation, 'by id', HIDDEN, (ctx, { invitationId: id }) =>
      resendInvitation({ ctx, input: { id } }),
    ),
  ],
  'member.revoke-invitation': [
    call(revokeInvitation, 'by id', HIDDEN, (ctx, { invitationId: id }) =>
      revokeInvitation({ ctx, input: { id } }),
    ),
  ],
  'member.change-role': [
    call(changeRole, 'by id', HIDDEN, (ctx, { memberId: userId }) =>
      changeRole({ ctx, input: { userId, role: 'manager' } }),
    ),
  ],
  'member.suspend': [
    call(suspendMember, 'by id', HIDDEN, (ctx, { memberId: userId }) =>
      suspendMember({ ctx, input: { userId } }),
    ),
  ],
  'member.restore': [
    call(restoreMember, 'by id', HIDDEN, (ctx, { memberId: userId }) =>
      restoreMember({ ctx, input: { userId } }),
    ),
  ],
  'member.add': [
    call(addMember, 'a new one', ITSELF, (ctx) => {
      const person = { userId: ctx.newId(), name: 'New', email: 'new@example.com' };
      return addMember({ ctx, input: { ...person, role: 'manager' } });
    }),
  ],
  'member.join': [
    call(findInvitation, 'by token', ITSELF, (ctx, { invitationToken: token }) =>
      findInvitation({ ctx, input: { token } }),
    ),
    call(joinTenant, 'by token', ITSELF, (ctx, { invitationToken: token, invitedEmail: email }) =>
      joinTenant({ ctx, input: { token, userId: ctx.newId(), name: 'New', email } }),
    ),
  ],
  'mail.list': [call(listMail, 'all', EMPTY, (ctx) => listMail({ ctx }))],
} satisfies VerbCalls;
