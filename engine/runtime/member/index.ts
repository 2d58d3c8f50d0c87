export { addMember } from './add-member.ts';
export { changeRole } from './change-role.ts';
export { tenantOfToken } from './invitation-token.ts';
export { type Invited, inviteMember, resendInvitation } from './invite-member.ts';
export { findInvitation, joinTenant } from './join-tenant.ts';
export { listMembers } from './list-members.ts';
export type { Invitation, Member } from './member.ts';
export { revokeInvitation } from './revoke-invitation.ts';
export { restoreMember, suspendMember } from './suspend-member.ts';
