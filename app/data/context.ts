import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Context, newContext, type Role } from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';
import {
  type Caller,
  callerOf,
  findVisit,
  type Visit,
  type Workplace,
} from '#engine/runtime/identity';
import type { Tenant } from '#engine/runtime/tenant';
import { identityOfProcess } from '../auth/identity.ts';
import { PATH_HEADER } from '../auth/path-header.ts';
import { safeNext } from '../auth/safe-next.ts';
import { paths } from '../paths.ts';
import type { RequestContext } from '../trpc/procedure.ts';
import { isDatabaseUnreachable } from './unreachable.ts';

/** Whom a page is shown to, and where this person works. */
export interface PageContext {
  ctx: Context;
  tenant: Tenant;
  person: { id: string; name: string; email: string; role: Role };
  /** All tenants of the person, this one included. */
  tenants: { id: string; slug: string; name: string; role: Role }[];
  /** Made-up people and visible mails. */
  isDemonstration: boolean;
}

/** Who is signed in, asked once a request; undefined for nobody. */
export const findVisitor = cache(async (): Promise<Visit | undefined> => {
  const given = new Headers(await headers());
  try {
    return await findVisit(await identityOfProcess(), given);
  } catch (error) {
    if (!isDatabaseUnreachable(error)) throw error;
    const text = { zh: '数据库不可用', en: 'the database is unavailable' };
    throw appError('unavailable', text, [], error);
  }
});

/**
 * The context of a page. Nobody signed in: leads to the sign-in and back; no tenant chosen yet:
 * to the choice.
 */
export const openContext = cache(async (): Promise<PageContext> => {
  const given = await headers();
  const next = safeNext(given.get(PATH_HEADER));
  const visit = await findVisitor();
  if (!visit) redirect(paths.signIn(next));
  if (!visit.workplace) redirect(paths.chooseTenant(next));
  return pageContextOf(visit, visit.workplace, callerOf(new Headers(given)));
});

async function pageContextOf(
  visit: Visit,
  workplace: Workplace,
  caller: Caller,
): Promise<PageContext> {
  const { app, settings } = await identityOfProcess();
  return {
    ctx: contextOf(app, visit, workplace, caller),
    tenant: workplace.tenant,
    person: { ...visit.person, role: workplace.role },
    tenants: visit.workplaces.map(({ tenant: { id, slug, name }, role }) => ({
      ...{ id, slug, name, role },
    })),
    isDemonstration: settings.isDemonstration,
  };
}

function contextOf(
  db: Context['db'],
  { person }: Visit,
  { tenant, role }: Workplace,
  { ip, userAgent }: Caller,
): Context {
  const actor = { kind: 'user', id: person.id, role, name: person.name } as const;
  const from = { ...(ip ? { ip } : {}), ...(userAgent ? { userAgent } : {}) };
  return { ...newContext(db, tenant.id, actor), origin: { via: 'web', ...from } };
}

/** The context of a request that isn't a page: `unauthorized` instead of leading elsewhere. */
export async function openCall(given: Headers): Promise<Context> {
  const identity = await identityOfProcess();
  const visit = await findVisit(identity, given);
  if (!visit?.workplace) {
    throw appError('unauthorized', { zh: '请先登录', en: 'sign in first' });
  }
  return contextOf(identity.app, visit, visit.workplace, callerOf(given));
}

/** The same for the calls of procedures in one request, which share it. */
export function openRequest(given: Headers): RequestContext {
  let context: Promise<Context> | undefined;
  return {
    open: () => {
      context ??= openCall(given);
      return context;
    },
  };
}
