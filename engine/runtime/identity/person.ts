import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import type { IdentityDatabase } from '#drizzle';
import { accounts, users, verifications } from '#drizzle/tables/identity';

export interface Person {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
}

const CREDENTIAL = 'credential';
const HOUR_MS = 3_600_000;

export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

export async function findPerson(
  { orm }: IdentityDatabase,
  email: string,
): Promise<Person | undefined> {
  const [person] = await orm
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.email, normalizeEmail(email)));
  return person;
}

/** A new person, without a password yet if none is given; the address is taken: `23505`. */
export async function createPerson(
  { orm }: IdentityDatabase,
  given: { email: string; name: string; password?: string | undefined },
): Promise<Person> {
  const now = new Date();
  const person = { id: randomUUIDv7(), name: given.name, email: normalizeEmail(given.email) };
  const password = given.password === undefined ? null : await hashPassword(given.password);
  await orm.transaction(async (tx) => {
    await tx
      .insert(users)
      .values({ ...person, emailVerified: true, createdAt: now, updatedAt: now });
    await tx.insert(accounts).values({
      id: randomUUIDv7(),
      userId: person.id,
      accountId: person.id,
      providerId: CREDENTIAL,
      password,
      createdAt: now,
      updatedAt: now,
    });
  });
  return person;
}

/** A link on which the person chooses a password, as one asked for by mail. */
export async function makePasswordLink(
  { orm }: IdentityDatabase,
  personId: string,
  { baseUrl, hours }: { baseUrl: string; hours: number },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const now = new Date();
  await orm.insert(verifications).values({
    id: randomUUIDv7(),
    identifier: `reset-password:${token}`,
    value: personId,
    expiresAt: new Date(now.getTime() + hours * HOUR_MS),
    createdAt: now,
    updatedAt: now,
  });
  return passwordLink(baseUrl, token);
}

export function passwordLink(baseUrl: string, token: string): string {
  return `${baseUrl}/reset-password?token=${encodeURIComponent(token)}`;
}

/** Whether there is anybody who could sign in. */
export async function isAnybodyThere({ own }: { own: IdentityDatabase }): Promise<boolean> {
  const rows = await own.orm.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}
