export {
  asDatabaseFailure,
  ensureDatabase,
  openAdmin,
  quoteName,
  withoutPassword,
} from './admin.ts';
export {
  type ConnectOptions,
  checkDatabase,
  connect,
  type Database,
  rawSql,
  type Schema,
  type Transaction,
} from './connect.ts';
export { DatabaseFailure, type DatabaseFailureCode, firstLine } from './failure.ts';
export { findTenantId, inTenant } from './in-tenant.ts';
export {
  APP_ROLE,
  findLogins,
  IDENTITY_ROLE,
  JOBS_ROLE,
  LEDGER_WRITER_ROLE,
  type Logins,
  passwordOf,
} from './logins.ts';
export { open } from './open.ts';
export { type IdentityDatabase, openIdentity } from './open-identity.ts';
