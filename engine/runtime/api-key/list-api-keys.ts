import { and, desc, eq, sql } from 'drizzle-orm';
import { apiKeys } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type ApiKey, KEY_COLUMNS } from './api-key.ts';

export interface ListApiKeysInput {
  limit?: number;
  cursor?: string;
}

const parse = inputParser<ListApiKeysInput>(
  {},
  { limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS }, cursor: TEXT.long },
);

/** Keys of the API, newest first; revoked ones too. */
export async function listApiKeys({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListApiKeysInput;
}): Promise<Page<ApiKey>> {
  requirePermission(ctx, 'api-key.list');
  const { limit = 50, cursor } = parse(input);
  return inTransaction(ctx, async ({ tx }) => {
    const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, 2);
    const after =
      cursor === undefined
        ? undefined
        : sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (${at}::timestamptz, ${id}::uuid)`;
    const rows = await tx
      .select(KEY_COLUMNS)
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, ctx.tenantId), after))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(limit + 1);
    const last = rows[limit - 1];
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: rows.slice(0, limit),
      next: isMore ? encodeCursor([last.createdAt, last.id]) : null,
    };
  });
}
