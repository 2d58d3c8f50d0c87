import { connect, type Database } from '#drizzle';
import { type Context, newContext, systemContext } from '#engine/runtime/context';
import { findTenant, type Tenant } from '#engine/runtime/tenant';

const DEFAULT_TENANT = 'demo';

let database: Database | undefined;

/** One pool for the process, opened by the first page that needs it. */
function openDatabase(): Database {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start the pages by npm start');
  database ??= connect(url, { applicationName: 'ratecraft-web' });
  return database;
}

export interface PageContext {
  ctx: Context;
  tenant: Tenant;
}

/** Until people sign in, whoever reaches the pages may look at what a manager may, and no more. */
export async function openContext(): Promise<PageContext> {
  const db = openDatabase();
  const slug = process.env.RATECRAFT_TENANT || DEFAULT_TENANT;
  const tenant = await findTenant({ ctx: systemContext(db), input: { slug } });
  const actor = { kind: 'user', id: 'visitor', role: 'manager' } as const;
  return { ctx: newContext(db, tenant.id, actor), tenant };
}
