import { type Database, MEMBER_ROLES, type Transaction } from '#drizzle';

export const ROLES = MEMBER_ROLES;
export type Role = (typeof ROLES)[number];

/** Who acts: the workbench itself, a person with a role, a key of the API, or the command line. */
export type Actor =
  | { kind: 'system' }
  | { kind: 'user'; id: string; role: Role; name?: string }
  | { kind: 'key'; id: string; role: Role; name?: string; scopes: readonly string[] }
  | { kind: 'cli'; name: string };

/** Through which face a command came, and from where; for the audit log. */
export interface Origin {
  via: 'web' | 'api' | 'cli' | 'job';
  ip?: string;
  userAgent?: string;
}

/** What every verb is given beside its input. Time and ids are arguments. */
export interface Context {
  db: Database;
  tenantId: string;
  actor: Actor;
  origin?: Origin;
  now: Temporal.Instant;
  /** A UUID v7. */
  newId(): string;
  /** A transaction of the tenant to take part in, instead of one of the verb's own. */
  tx?: Transaction;
}

/** Before a tenant is known. */
export type SystemContext = Omit<Context, 'tenantId' | 'tx'>;
