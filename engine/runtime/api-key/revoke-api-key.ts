import { and, eq, isNull } from 'drizzle-orm';
import { apiKeys } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type ApiKey, KEY_COLUMNS } from './api-key.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Ends a key at once and for good. It is revoked already: `conflict`. */
export async function revokeApiKey({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<ApiKey> {
  requirePermission(ctx, 'api-key.revoke');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const own = and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.id, id));
    const [revoked] = await scope.tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now.toString() })
      .where(and(own, isNull(apiKeys.revokedAt)))
      .returning(KEY_COLUMNS);
    if (revoked) {
      const { name, role, hint } = revoked;
      await writeAudit(scope, 'api-key.revoke', {
        kind: 'api-key',
        id,
        before: { name, role, hint, revokedAt: null },
        after: { name, role, hint, revokedAt: revoked.revokedAt },
      });
      return revoked;
    }
    const [known] = await scope.tx.select(KEY_COLUMNS).from(apiKeys).where(own);
    if (!known) throw notFound({ zh: 'API 密钥', en: 'API key' }, id);
    throw conflict({ zh: '该密钥已撤销', en: 'the key is revoked already' });
  });
}
