import { randomUUIDv7 } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { IdentityDatabase } from '#drizzle';
import { signInFailures } from '#drizzle/tables/identity';

const WINDOW_MS = 15 * 60_000;
/** Of one e-mail address, whether anybody has it or not. */
export const MOST_FAILURES = 8;
/** Of one address of the network, which a whole office may share. */
const MOST_FAILURES_OF_IP = 40;

export interface Attempt {
  id: string;
  /** Too many have failed: the password isn't even looked at. */
  isLocked: boolean;
  /** It was this one that locks, if it fails. */
  isLast: boolean;
}

/**
 * Counts an attempt as failed before its password is looked at, so that many at once can't get
 * past the limit; `forgetFailures` takes it back where it succeeds. Attempts while locked aren't
 * counted: the lock ends by itself.
 */
export async function beginAttempt(
  { orm }: IdentityDatabase,
  email: string,
  address: string | undefined,
): Promise<Attempt> {
  const ip = networkOf(address);
  const now = new Date();
  const since = new Date(now.getTime() - WINDOW_MS);
  return orm.transaction(async (tx) => {
    // One attempt of an address after the other: each sees those before it.
    await tx.execute(sql`select pg_advisory_xact_lock(727403, hashtext(${email}))`);
    const ofEmail = await tx.$count(
      signInFailures,
      and(eq(signInFailures.email, email), gt(signInFailures.at, since)),
    );
    const ofIp =
      ip === undefined
        ? 0
        : await tx.$count(
            signInFailures,
            and(eq(signInFailures.ipAddress, ip), gt(signInFailures.at, since)),
          );
    const id = randomUUIDv7();
    const isLocked = ofEmail >= MOST_FAILURES || ofIp >= MOST_FAILURES_OF_IP;
    if (!isLocked) {
      await tx.insert(signInFailures).values({ id, email, ipAddress: ip ?? null, at: now });
      await tx.delete(signInFailures).where(lt(signInFailures.at, since));
    }
    return { id, isLocked, isLast: ofEmail === MOST_FAILURES - 1 };
  });
}

/** Who has one IPv6 address has the 2^64 around it: those count as one. */
function networkOf(ip: string | undefined): string | undefined {
  if (!ip?.includes(':')) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const [first, last] = [head, tail].map((part) => (part ? part.split(':') : []));
  const missing = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0);
  const groups = [
    ...(first ?? []),
    ...Array<string>(Math.max(missing, 0)).fill('0'),
    ...(last ?? []),
  ];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** After a sign-in or a new password: the address may be tried again. */
export async function forgetFailures({ orm }: IdentityDatabase, email: string): Promise<void> {
  await orm.delete(signInFailures).where(eq(signInFailures.email, email));
}
