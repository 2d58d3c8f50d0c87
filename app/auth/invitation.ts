import { newContext, type Role } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { findPerson } from '#engine/runtime/identity';
import { findInvitation, tenantOfToken } from '#engine/runtime/member';
import { getTenant, type Tenant } from '#engine/runtime/tenant';
import { identityOfProcess } from './identity.ts';

export interface FoundInvitation {
  tenant: Tenant;
  email: string;
  role: Role;
  /** Somebody signs in with this address already. */
  isKnown: boolean;
}

/** The tenant's context for whoever holds a link: the workbench itself acts, not a member. */
export async function contextOfToken(token: string) {
  const tenantId = tenantOfToken(token);
  if (tenantId === undefined) return undefined;
  const { app } = await identityOfProcess();
  return newContext(app, tenantId, { kind: 'system' });
}

/** What a link leads to; undefined where it doesn't hold (any more). */
export async function findOpenInvitation(token: string): Promise<FoundInvitation | undefined> {
  const ctx = await contextOfToken(token);
  if (!ctx) return undefined;
  try {
    const { email, role } = await findInvitation({ ctx, input: { token } });
    const person = await findPerson((await identityOfProcess()).own, email);
    return { tenant: await getTenant({ ctx }), email, role, isKnown: person !== undefined };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'unavailable') return undefined;
    throw error;
  }
}
