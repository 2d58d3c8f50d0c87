import { createApiKey } from '#engine/runtime/api-key';
import type { Context } from '#engine/runtime/context';
import type { TestDatabase } from '#tests/database';

/** A key of the API that was used, and an entry of the audit log, which making it wrote. */
export async function makeApiKey({ admin }: TestDatabase, ctx: Context, name: string) {
  const input = { name, role: 'administrator' as const, scopes: ['customer:read'] };
  const { id: apiKeyId } = await createApiKey({ ctx, input });
  await admin`
    insert into api_request_counts (tenant_id, key_id, window_start, requests)
      values (${ctx.tenantId}, ${apiKeyId}, now(), 1)`;
  const [entry] = await admin<{ id: string }[]>`
    select id from audit_entries where subject_id = ${apiKeyId}`;
  return { apiKeyId, auditEntryId: entry?.id ?? '' };
}
