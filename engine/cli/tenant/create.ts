import { cliActor, withDatabase } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { systemContext } from '#engine/runtime/context';
import { createTenant } from '#engine/runtime/tenant';

export interface TenantOptions {
  name?: string;
  currency: string;
  timeZone: string;
  locale: string;
}

/** `tenant create <slug>` */
export function runTenantCreate(
  { output, environment }: Session,
  slug: string,
  { name = slug, currency, timeZone, locale }: TenantOptions,
): Promise<number> {
  return withDatabase(output, environment, async ({ db }) => {
    const ctx = { ...systemContext(db, cliActor()), origin: { via: 'cli' as const } };
    const tenant = await createTenant({ ctx, input: { slug, name, currency, timeZone, locale } });
    output.result({ tenant }, [
      {
        zh: `已创建租户 ${slug}（${currency}，${timeZone}）。`,
        en: `Created the tenant ${slug} (${currency}, ${timeZone}).`,
      },
      {
        zh: `让第一个人登录：ratecraft person add --tenant ${slug} --email <邮箱> --role administrator`,
        en: `To let the first person in: ratecraft person add --tenant ${slug} --email <address> --role administrator`,
      },
    ]);
    return 0;
  });
}
