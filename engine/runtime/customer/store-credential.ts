import { customerCredentials } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { lockLiveCustomer } from './customer.ts';
import { findSecretKey, seal } from './secret-key.ts';

export interface StoreCredentialInput {
  customerId: string;
  /** pppoe and so on. */
  kind: string;
  username: string;
  secret: string;
}

const parse = inputParser<StoreCredentialInput>({
  customerId: TEXT.id,
  kind: TEXT.word,
  username: TEXT.word,
  secret: { type: 'string', minLength: 1, maxLength: 1000 },
});

/** Keeps a service credential; its secret is encrypted before it reaches the database. */
export async function storeCredential({
  ctx,
  input,
}: {
  ctx: Context;
  input: StoreCredentialInput;
}): Promise<{ id: string }> {
  requirePermission(ctx, 'customer.store-credential');
  const { secret, ...given } = parse(input);
  const key = await findSecretKey();
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, given.customerId);
    const id = ctx.newId();
    await scope.tx.insert(customerCredentials).values({
      tenantId: ctx.tenantId,
      id,
      ...given,
      secretCiphertext: seal(key, secret, `${ctx.tenantId}/${id}`),
      keyId: key.id,
      createdAt: ctx.now.toString(),
    });
    await writeAudit(scope, 'customer.store-credential', {
      kind: 'customer',
      id: given.customerId,
      after: { id, kind: given.kind, username: given.username },
    });
    return { id };
  });
}
