import { randomBytes } from 'node:crypto';
import { apiKeys } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Actor, type Context, inTransaction, ROLES, type Role } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission, SCOPES } from '#engine/runtime/permission';
import { type ApiKey, KEY_COLUMNS } from './api-key.ts';
import { hashSecret, printKey, SECRET_BYTES } from './key-text.ts';

export interface CreateApiKeyInput {
  name: string;
  /** The key may do what the role may … */
  role: Role;
  /** … and of that only what its scopes allow too, such as `customer:read`. */
  scopes: string[];
  /** An instant; a key without one lives until it is revoked. */
  expiresAt?: string;
}

const HINT_CHARACTERS = 4;

const parse = inputParser<CreateApiKeyInput>(
  {
    name: TEXT.word,
    role: { enum: ROLES },
    scopes: { type: 'array', items: { enum: SCOPES }, minItems: 1, uniqueItems: true },
  },
  { expiresAt: { type: 'string', format: 'date-time' } },
);

const nameOf = (actor: Actor): string => {
  if (actor.kind === 'system') return 'system';
  return actor.kind === 'cli' ? actor.name : (actor.name ?? actor.id);
};

function requireFuture(ctx: Context, expiresAt: string | undefined): void {
  if (expiresAt === undefined) return;
  if (Temporal.Instant.compare(Temporal.Instant.from(expiresAt), ctx.now) > 0) return;
  const text = { zh: '到期时间应晚于现在', en: 'the key must expire later than now' };
  throw invalid([issue('past-expiry', '/expiresAt', text)]);
}

/** A new key of the API. `key` is its only showing: nothing can bring it back afterwards. */
export async function createApiKey({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateApiKeyInput;
}): Promise<ApiKey & { key: string }> {
  requirePermission(ctx, 'api-key.create');
  const { name, role, scopes, expiresAt } = parse(input);
  requireFuture(ctx, expiresAt);
  return inTransaction(ctx, async (scope) => {
    const { tenantId } = ctx;
    const id = ctx.newId();
    const secret = randomBytes(SECRET_BYTES);
    const key = printKey({ tenantId, keyId: id, secret });
    const [row] = await scope.tx
      .insert(apiKeys)
      .values({
        tenantId,
        id,
        name,
        role,
        scopes,
        expiresAt: expiresAt ?? null,
        secretHash: hashSecret(secret),
        hint: key.slice(-HINT_CHARACTERS),
        createdBy: nameOf(ctx.actor),
        createdAt: ctx.now.toString(),
      })
      .returning(KEY_COLUMNS);
    const after = { name, role, scopes, expiresAt };
    await writeAudit(scope, 'api-key.create', { kind: 'api-key', id, after });
    return { ...(row as ApiKey), key };
  });
}
