export { AUTH_PATH, type Auth, createAuth } from './auth.ts';
export { type Caller, callerOf, LANGUAGE_HEADER, PEER_HEADER, type People } from './identity.ts';
export { invitationMail, languageOf } from './mails.ts';
export { type OpenedIdentity, openIdentityServer } from './open.ts';
export { whyRefused } from './password-rules.ts';
export {
  createPerson,
  findPerson,
  isAnybodyThere,
  makePasswordLink,
  normalizeEmail,
  type Person,
} from './person.ts';
export {
  findSignInSecret,
  type IdentitySettings,
  readIdentitySettings,
  workbenchUrl,
} from './settings.ts';
export {
  auditLeaving,
  endSessions,
  enterWorkplace,
  findVisit,
  type Identity,
  listSessions,
  type ShownSession,
  type Visit,
} from './visit.ts';
export type { Workplace } from './workplaces.ts';
