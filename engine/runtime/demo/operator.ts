import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import { civilDateIn } from '#engine/core/calendar';
import { inTransaction, newContext, type SystemContext } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { createTenant, findTenant, type Tenant } from '#engine/runtime/tenant';
import type { DemoCalendar } from './demo-customer.ts';

export const DEMO_SLUG = 'linjiang';
/** A neighbour, to show that one operator sees nothing of another. */
export const NEIGHBOUR_SLUG = 'qinghe';
export type DemoSlug = 'linjiang' | 'qinghe';
const NAMES: Record<DemoSlug, string> = {
  [DEMO_SLUG]: '临江宽带（演示）',
  [NEIGHBOUR_SLUG]: '清河宽带（演示）',
};
const TIME_ZONE = 'Asia/Shanghai';
const CLOSED_MONTHS = 3;

/** What the operator's own settings say of how it was made, so that a broken start goes on. */
export interface DemoSettings {
  customers: number;
  /** ISO date. */
  firstMonth: string;
  today: string;
  done: boolean;
}

/** The demonstration operator; made where it isn't there yet. */
export async function findOrMakeOperator(
  ctx: SystemContext,
  customers: number,
  slug: DemoSlug = DEMO_SLUG,
): Promise<{ tenant: Tenant; demo: DemoSettings }> {
  const known = await findOperator(ctx, slug);
  if (known) return { tenant: known, demo: known.settings.demo as DemoSettings };
  const today = civilDateIn(ctx.now, TIME_ZONE);
  const firstMonth = today.with({ day: 1 }).subtract({ months: CLOSED_MONTHS });
  const demo: DemoSettings = {
    customers,
    firstMonth: firstMonth.toString(),
    today: today.toString(),
    done: false,
  };
  const tenant = await createTenant({
    ctx,
    input: {
      slug,
      name: NAMES[slug],
      timeZone: TIME_ZONE,
      currency: 'CNY',
      locale: 'zh-CN',
      settings: { demo },
    },
  });
  return { tenant, demo };
}

export async function findOperator(
  ctx: SystemContext,
  slug: DemoSlug = DEMO_SLUG,
): Promise<Tenant | undefined> {
  try {
    return await findTenant({ ctx, input: { slug } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

export async function markDone(
  ctx: SystemContext,
  tenant: Tenant,
  demo: DemoSettings,
): Promise<void> {
  await inTransaction(newContext(ctx.db, tenant.id, ctx.actor), ({ tx }) =>
    tx
      .update(tenants)
      .set({ settings: { ...tenant.settings, demo: { ...demo, done: true } } })
      .where(eq(tenants.id, tenant.id)),
  );
}

export function calendarOf({ firstMonth, today }: DemoSettings): DemoCalendar {
  return {
    firstMonth: Temporal.PlainDate.from(firstMonth),
    closedMonths: CLOSED_MONTHS,
    today: Temporal.PlainDate.from(today),
  };
}
