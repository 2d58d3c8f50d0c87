import { cache } from 'react';
import { connect, type Database } from '#drizzle';
import { type Context, newContext, ROLES, systemContext } from '#engine/runtime/context';
import { AppError, notFound } from '#engine/runtime/error';
import { findTenant, type Tenant } from '#engine/runtime/tenant';
import type { RequestContext } from '../trpc/procedure.ts';

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

/** The operator the pages show, once a request; undefined while there is none. */
export const openContext = cache(async (): Promise<PageContext | undefined> => {
  const db = openDatabase();
  // The start command says which.
  const slug = process.env.RATECRAFT_TENANT ?? '';
  const role = ROLES.find((name) => name === process.env.RATECRAFT_ROLE) ?? 'manager';
  try {
    const tenant = await findTenant({ ctx: systemContext(db), input: { slug } });
    const actor = { kind: 'user', id: 'visitor', role } as const;
    return { ctx: { ...newContext(db, tenant.id, actor), origin: { via: 'web' } }, tenant };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
});

/** The same for a call of a procedure. */
export function openRequest(): RequestContext {
  return {
    open: async () => {
      const opened = await openContext();
      if (!opened) throw notFound({ zh: '运营商', en: 'operator' }, '');
      return opened.ctx;
    },
  };
}
