import {
  changeRole,
  inviteMember,
  listMembers,
  resendInvitation,
  restoreMember,
  revokeInvitation,
  suspendMember,
} from '#engine/runtime/member';
import { command, query, router } from '../procedure.ts';

export const memberRouter = router({
  list: query('member.list', listMembers),
  invite: command('member.invite', inviteMember),
  resendInvitation: command('member.invite', resendInvitation),
  revokeInvitation: command('member.revoke-invitation', revokeInvitation),
  changeRole: command('member.change-role', changeRole),
  suspend: command('member.suspend', suspendMember),
  restore: command('member.restore', restoreMember),
});
