import type { Database, Transaction } from '#drizzle';

export const ROLES = [
  'administrator',
  'operations',
  'marketing',
  'finance',
  'service',
  'manager',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: the workbench itself, a person with a role, or the command line. */
export type Actor =
  | { kind: 'system' }
  | { kind: 'user'; id: string; role: Role }
  | { kind: 'cli'; name: string };

/** What every verb is given beside its input. Time and ids are arguments. */
export interface Context {
  db: Database;
  tenantId: string;
  actor: Actor;
  now: Temporal.Instant;
  /** A UUID v7. */
  newId(): string;
  /** A transaction of the tenant to take part in, instead of one of the verb's own. */
  tx?: Transaction;
}

/** Before a tenant is known. */
export type SystemContext = Omit<Context, 'tenantId' | 'tx'>;
