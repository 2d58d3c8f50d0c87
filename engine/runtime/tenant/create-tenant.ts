import { tenants } from '#drizzle';
import { isTimeZone } from '#engine/core/calendar';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { inTransaction, type SystemContext } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';

export type Tenant = typeof tenants.$inferSelect;

export interface CreateTenantInput {
  /** Lower case, digits, hyphens; what people and addresses call the tenant. */
  slug: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  locale: string;
  settings?: Record<string, unknown>;
}

const parse = inputParser<CreateTenantInput>(
  {
    slug: { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' },
    name: TEXT.word,
    timeZone: TEXT.word,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    locale: { type: 'string', pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
  },
  { settings: TEXT.record },
);

/** A new tenant. The slug is taken: `conflict`. */
export async function createTenant({
  ctx,
  input,
}: {
  ctx: SystemContext;
  input: CreateTenantInput;
}): Promise<Tenant> {
  requirePermission(ctx, 'tenant.create');
  const given = parse(input);
  if (!isTimeZone(given.timeZone)) {
    const text = {
      zh: `没有时区 ${given.timeZone}`,
      en: `there is no time zone ${given.timeZone}`,
    };
    throw invalid([issue('unknown-time-zone', '/timeZone', text)]);
  }
  const id = ctx.newId();
  return inTransaction({ ...ctx, tenantId: id }, async (scope) => {
    const [tenant] = await scope.tx
      .insert(tenants)
      .values({ id, createdAt: ctx.now.toString(), ...given })
      .returning();
    await writeAudit(scope, 'tenant.create', { kind: 'tenant', id, after: given });
    return tenant as Tenant;
  });
}
