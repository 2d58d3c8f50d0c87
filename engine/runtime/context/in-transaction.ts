import { inTenant, type Transaction } from '#drizzle';
import { toAppError } from '#engine/runtime/error';
import type { Context } from './context.ts';

/** A context inside its transaction. */
export type Scope = Context & { tx: Transaction };

/** Runs a verb's work in the caller's transaction, or in one of its own. */
export async function inTransaction<T>(
  ctx: Context,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  try {
    if (ctx.tx) return await work({ ...ctx, tx: ctx.tx });
    return await inTenant(ctx.db, ctx.tenantId, (tx) => work({ ...ctx, tx }));
  } catch (error) {
    throw toAppError(error);
  }
}
