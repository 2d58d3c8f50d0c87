import { and, eq, lt } from 'drizzle-orm';
import { idempotencyKeys, rawSql } from '#drizzle';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';

export interface OnceInput {
  /** The caller's word for this command, unique within `holder`. */
  key: string;
  /** Whose keys these are, such as the id of a key of the API. */
  holder: string;
  /** What is commanded, such as `POST /customers`. */
  command: string;
  /** A fingerprint of the whole request. */
  requestHash: string;
}

/** The answer of a command, or why there is none. */
export type OnceOutcome<Answer> =
  | { kind: 'done' | 'replayed'; answer: Answer }
  | { kind: 'in-flight' }
  | { kind: 'other-request' };

const KEPT_FOR = { hours: 24 * 30 } as const;
/** One command in so many clears the keys whose time is over. */
const CLEARING = 64;

/**
 * Performs a command at most once for its key. What it writes and the answer that is kept for the
 * next time commit together; a command that fails leaves nothing, and its key is free again.
 */
export async function performOnce<Answer>({
  ctx,
  input,
  work,
}: {
  ctx: Context;
  input: OnceInput;
  work(scope: Scope): Promise<Answer>;
}): Promise<OnceOutcome<Answer>> {
  const key = `${input.holder}:${input.key}`;
  return inTransaction(ctx, async (scope) => {
    const { tx, tenantId } = scope;
    // Taken by whoever is at the same command now, until that has ended.
    const [lock] = await rawSql(tx)<{ isFree: boolean }[]>`
      select pg_try_advisory_xact_lock(727404, hashtext(${`${tenantId}:${key}`})) as "isFree"`;
    if (!lock?.isFree) return { kind: 'in-flight' };
    const own = and(eq(idempotencyKeys.tenantId, tenantId), eq(idempotencyKeys.key, key));
    const [known] = await tx.select().from(idempotencyKeys).where(own);
    if (known) {
      const isSame = known.verb === input.command && known.requestHash === input.requestHash;
      if (!isSame) return { kind: 'other-request' };
      return { kind: 'replayed', answer: known.result as Answer };
    }
    const answer = await work(scope);
    await tx.insert(idempotencyKeys).values({
      tenantId,
      key,
      verb: input.command,
      requestHash: input.requestHash,
      result: answer,
      createdAt: ctx.now.toString(),
    });
    if (Number.parseInt(input.requestHash.slice(0, 4), 16) % CLEARING === 0) await clearOld(scope);
    return { kind: 'done', answer };
  });
}

async function clearOld({ tx, tenantId, now }: Scope): Promise<void> {
  const before = now.subtract(KEPT_FOR).toString();
  await tx
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tenantId, tenantId), lt(idempotencyKeys.createdAt, before)));
}
