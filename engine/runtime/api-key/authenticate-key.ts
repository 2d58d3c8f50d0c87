import { and, eq } from 'drizzle-orm';
import { apiKeys } from '#drizzle';
import {
  type Context,
  inTransaction,
  type Scope,
  type SystemContext,
} from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';
import { countRequest, type Quota } from './count-request.ts';
import { isSecret, parseKey } from './key-text.ts';

export interface KeyHolder {
  /** The context of the key's tenant, with the key as its actor. */
  ctx: Context;
  quota: Quota;
}

const REUSE_AFTER = { minutes: 1 } as const;
/** Compared with where there is no such key, so that both take the same time. */
const NO_HASH = '0'.repeat(64);

const refused = () =>
  appError('unauthorized', {
    zh: 'API 密钥无效、已过期或已撤销',
    en: 'the API key is not valid, has expired or was revoked',
  });

/**
 * Who holds the key, and how many requests are left to it; the request is counted. Throws
 * `unauthorized` and never says why.
 */
export async function authenticateKey({
  ctx,
  input,
}: {
  ctx: SystemContext;
  input: { key: string };
}): Promise<KeyHolder> {
  const parts = parseKey(input.key);
  if (!parts) throw refused();
  const own: Context = { ...ctx, tenantId: parts.tenantId };
  return inTransaction(own, async (scope) => {
    const [row] = await scope.tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, parts.tenantId), eq(apiKeys.id, parts.keyId)));
    const isRight = isSecret(parts.secret, row?.secretHash ?? NO_HASH);
    if (!row || !isRight || row.revokedAt !== null || hasPassed(ctx, row.expiresAt)) {
      throw refused();
    }
    await noteUse(scope, row);
    const { id, name, role, scopes } = row;
    const actor = { kind: 'key' as const, id, name, role, scopes };
    return { ctx: { ...own, actor }, quota: await countRequest(scope, id) };
  });
}

const hasPassed = ({ now }: SystemContext, at: string | null): boolean =>
  at !== null && Temporal.Instant.compare(Temporal.Instant.from(at), now) <= 0;

/** At most once a minute, so that a busy key doesn't write with every request. */
async function noteUse(
  { tx, now }: Scope,
  { tenantId, id, lastUsedAt }: { tenantId: string; id: string; lastUsedAt: string | null },
): Promise<void> {
  const recently = now.subtract(REUSE_AFTER);
  if (
    lastUsedAt !== null &&
    Temporal.Instant.compare(Temporal.Instant.from(lastUsedAt), recently) > 0
  ) {
    return;
  }
  await tx
    .update(apiKeys)
    .set({ lastUsedAt: now.toString() })
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)));
}
