import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '#drizzle';
import type { Actor, Context, SystemContext } from './context.ts';

/** The context of a verb called now, by the clock of the machine. */
export function newContext(db: Database, tenantId: string, actor: Actor): Context {
  return { ...systemContext(db, actor), tenantId };
}

export function systemContext(db: Database, actor: Actor = { kind: 'system' }): SystemContext {
  return { db, actor, now: Temporal.Now.instant(), newId: () => randomUUIDv7() };
}
