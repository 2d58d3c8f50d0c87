import { and, eq } from 'drizzle-orm';
import { customerCredentials } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { appError, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { findSecretKey, unseal } from './secret-key.ts';

export interface RevealCredentialInput {
  id: string;
  /** Why it is needed; kept in the audit log. */
  reason: string;
}

const parse = inputParser<RevealCredentialInput>({ id: TEXT.id, reason: TEXT.word });

/** Shows a secret. The audit entry is written in the same transaction, before it is shown. */
export async function revealCredential({
  ctx,
  input,
}: {
  ctx: Context;
  input: RevealCredentialInput;
}): Promise<{ kind: string; username: string; secret: string }> {
  requirePermission(ctx, 'customer.reveal-credential');
  const { id, reason } = parse(input);
  const key = await findSecretKey();
  return inTransaction(ctx, async (scope) => {
    const [found] = await scope.tx
      .select()
      .from(customerCredentials)
      .where(and(eq(customerCredentials.tenantId, ctx.tenantId), eq(customerCredentials.id, id)));
    if (!found) throw notFound({ zh: '凭据', en: 'credential' }, id);
    const { kind, username, customerId } = found;
    if (found.keyId !== key.id) {
      throw appError('unavailable', {
        zh: `凭据由密钥 ${found.keyId} 加密，当前密钥是 ${key.id}`,
        en: `the credential was encrypted with key ${found.keyId}; the present key is ${key.id}`,
      });
    }
    const secret = unseal(key, found.secretCiphertext, `${ctx.tenantId}/${id}`);
    await writeAudit(scope, 'customer.reveal-credential', {
      kind: 'customer',
      id: customerId,
      after: { id, kind, username, reason },
    });
    return { kind, username, secret };
  });
}
