import { userInfo } from 'node:os';
import { openAdmin } from '#drizzle';
import type { Session } from '#engine/cli/session';
import { usageFailure } from '#engine/cli/terminal';
import { type Actor, type Context, newContext, systemContext } from '#engine/runtime/context';
import { NEIGHBOUR_SLUG } from '#engine/runtime/demo';
import { findTenant, type Tenant } from '#engine/runtime/tenant';
import { type OpenedDatabase, withDatabase } from './open-database.ts';

export interface TenantSession extends OpenedDatabase {
  tenant: Tenant;
  ctx: Context;
}

export function cliActor(): Actor {
  return { kind: 'cli', name: userName() };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'cli';
  }
}

/** Runs `work` for the tenant of `--tenant`, or for the only one there is. */
export function withTenant<T>(
  { output, environment }: Session,
  slug: string | undefined,
  work: (session: TenantSession) => Promise<T>,
): Promise<T> {
  return withDatabase(output, environment, async (opened) => {
    const ctx = systemContext(opened.db, cliActor());
    const chosen = slug ?? (await onlyTenant(opened.url));
    const tenant = await findTenant({ ctx, input: { slug: chosen } });
    const own = { ...newContext(opened.db, tenant.id, ctx.actor), origin: { via: 'cli' as const } };
    return work({ ...opened, tenant, ctx: own });
  });
}

/** Which tenants there are is the administrator's to know. The neighbour of the demonstration has to be named. */
async function onlyTenant(url: string): Promise<string> {
  const admin = openAdmin(url);
  const rows = await admin<{ slug: string }[]>`
    select slug from tenants where slug <> ${NEIGHBOUR_SLUG} or settings->'demo' is null
      order by created_at, slug limit 20`.finally(() => admin.end());
  const [first] = rows;
  if (!first) {
    throw usageFailure('no-tenant', {
      zh: '还没有租户：请先运行 ratecraft tenant create <名称>。',
      en: 'There is no tenant yet: run ratecraft tenant create <slug> first.',
    });
  }
  if (rows.length === 1) return first.slug;
  const slugs = rows.map((row) => row.slug).join(', ');
  throw usageFailure('tenant-needed', {
    zh: `有多个租户，请用 --tenant 指定其一：${slugs}`,
    en: `There are several tenants; name one with --tenant: ${slugs}`,
  });
}
