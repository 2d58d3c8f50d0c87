import { connect, openAdmin } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { newContext, type SystemContext, systemContext } from '#engine/runtime/context';
import { publishDocuments } from '#engine/runtime/design';
import type { Tenant } from '#engine/runtime/tenant';
import { broadbandPack } from '#plugins/pack/broadband';
import { closeMonth } from './close-month.ts';
import {
  calendarOf,
  DEMO_SLUG,
  findOperator,
  findOrMakeOperator,
  markDone,
  NEIGHBOUR_SLUG,
} from './operator.ts';
import { payMonth } from './pay-month.ts';
import { ensureDemoPeople } from './people.ts';
import { writeCustomers } from './write-customers.ts';

export interface SeedDemoOptions {
  /** Administrator's address of a migrated database. */
  url: string;
  customers?: number;
  now?: Temporal.Instant;
  signal?: AbortSignal;
  report?(text: LocalText): void;
  /** Make the operator also where the database has tenants of somebody's own. */
  force?: boolean;
}

export interface SeedDemoResult {
  slug: string;
  /** `done` before, `made` now, or `left`: the database belongs to somebody's own tenants. */
  outcome: 'done' | 'made' | 'left';
}

const DEFAULT_CUSTOMERS = 2_000;
const NEIGHBOUR_CUSTOMERS = 24;
/** Far from the customers of the first. */
const NEIGHBOUR_FIRST = 900_001;

/**
 * The demonstration operator: a made-up broadband provider with customers, add-ons, usage and three
 * closed months. Does nothing where it is done, and goes on where it was broken off.
 */
export async function seedDemo(options: SeedDemoOptions): Promise<SeedDemoResult> {
  const db = connect(options.url, { max: 4, applicationName: 'ratecraft-seed' });
  try {
    const system = systemContext(db);
    return await seed({ ...system, now: options.now ?? system.now }, options);
  } finally {
    await db.close();
  }
}

async function seed(ctx: SystemContext, options: SeedDemoOptions): Promise<SeedDemoResult> {
  const { customers = DEFAULT_CUSTOMERS, signal, report = () => {} } = options;
  const known = await findOperator(ctx);
  if (!known && !options.force && (await hasTenants(options.url))) {
    return { slug: DEMO_SLUG, outcome: 'left' };
  }
  const { tenant, demo } = await findOrMakeOperator(ctx, customers);
  const neighbour = await makeNeighbour(ctx, signal);
  await ensureDemoPeople(ctx.db, tenant, neighbour);
  if (demo.done) return { slug: DEMO_SLUG, outcome: 'done' };
  report({
    zh: `正在生成演示运营商“${tenant.name}”（${demo.customers} 个客户，三个已结账的月份）…`,
    en: `Making the demonstration operator ${DEMO_SLUG} (${demo.customers} customers, three closed months) …`,
  });
  const own = { ...newContext(ctx.db, tenant.id, ctx.actor), now: ctx.now };
  await publishDocuments(own, broadbandPack.designs);
  const calendar = calendarOf(demo);
  await writeCustomers(own, demo.customers, calendar, signal);
  for (let month = 0; month < calendar.closedMonths; month += 1) {
    signal?.throwIfAborted();
    const first = calendar.firstMonth.add({ months: month });
    await closeMonth(own, first, tenant.timeZone);
    await payMonth(own, first, calendar.today);
  }
  await markDone(ctx, tenant, demo);
  report({ zh: '演示运营商已就绪。', en: 'The demonstration operator is ready.' });
  return { slug: DEMO_SLUG, outcome: 'made' };
}

/** A second operator with a few customers of its own. */
async function makeNeighbour(ctx: SystemContext, signal: AbortSignal | undefined): Promise<Tenant> {
  const { tenant, demo } = await findOrMakeOperator(ctx, NEIGHBOUR_CUSTOMERS, NEIGHBOUR_SLUG);
  if (demo.done) return tenant;
  const own = { ...newContext(ctx.db, tenant.id, ctx.actor), now: ctx.now };
  await publishDocuments(own, broadbandPack.designs);
  await writeCustomers(own, demo.customers, calendarOf(demo), signal, NEIGHBOUR_FIRST);
  await markDone(ctx, tenant, demo);
  return tenant;
}

/** Tenants of others are the administrator's to see. */
async function hasTenants(url: string): Promise<boolean> {
  const admin = openAdmin(url);
  const rows = await admin`select 1 from tenants limit 1`.finally(() => admin.end());
  return rows.length > 0;
}
