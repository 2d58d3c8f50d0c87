import { inTenant, type Transaction } from '#drizzle';
import { isLostRace, toAppError } from '#engine/runtime/error';
import type { Context } from './context.ts';

/** A context inside its transaction. */
export type Scope = Context & { tx: Transaction };

/** How often a transaction that PostgreSQL gave up for another's sake is tried. */
const ATTEMPTS = 4;

/**
 * Runs a verb's work in the caller's transaction, or in one of its own. In one of its own, work
 * that lost a race and was rolled back as a whole (a deadlock, a failed serialization) is done
 * again: it may therefore leave no trace outside of its transaction.
 */
export async function inTransaction<T>(
  ctx: Context,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (ctx.tx) return await work({ ...ctx, tx: ctx.tx });
      return await inTenant(ctx.db, ctx.tenantId, (tx) => work({ ...ctx, tx }));
    } catch (error) {
      if (!ctx.tx && attempt < ATTEMPTS && isLostRace(error)) continue;
      throw toAppError(error);
    }
  }
}
