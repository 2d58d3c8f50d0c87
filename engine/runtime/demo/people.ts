import { createHmac } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { type Database, inTenant, memberships, openIdentity } from '#drizzle';
import { accounts, signInFailures, twoFactors, users } from '#drizzle/tables/identity';
import type { Role } from '#engine/runtime/context';
import { createPerson, findPerson, findSignInSecret, type Person } from '#engine/runtime/identity';
import type { Tenant } from '#engine/runtime/tenant';
import { DEMO_SLUG, type DemoSlug, NEIGHBOUR_SLUG } from './operator.ts';

export interface DemoPerson {
  /** What the button of the sign-in page sends. */
  key: string;
  name: string;
  email: string;
  /** Where the person works, and as what; the first is where the button leads. */
  works: readonly { slug: DemoSlug; role: Role }[];
}

const at = (slug: DemoSlug, role: Role) => ({ slug, role });

/** One person a role; the administrator also looks after the neighbour's books. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'administrator',
    name: '陈国栋',
    email: 'administrator@linjiang.example',
    works: [at(DEMO_SLUG, 'administrator'), at(NEIGHBOUR_SLUG, 'finance')],
  },
  ...(
    [
      ['operations', '李思远'],
      ['marketing', '王雨桐'],
      ['finance', '周美玲'],
      ['service', '赵雅婷'],
      ['manager', '黄志强'],
    ] as const
  ).map(([role, name]) => ({
    key: role,
    name,
    email: `${role}@linjiang.example`,
    works: [at(DEMO_SLUG, role)],
  })),
  {
    key: 'neighbour',
    name: '吴欣怡',
    email: 'administrator@qinghe.example',
    works: [at(NEIGHBOUR_SLUG, 'administrator')],
  },
];

/** Follows from the secret of the sign-in, so that only this server's own button knows it. */
export function demoPassword(secret: string, email: string): string {
  return createHmac('sha256', secret).update(`demo ${email}`).digest('base64url');
}

/** Makes the people of the demonstration, and undoes what visitors did to their sign-in. */
export async function ensureDemoPeople(
  db: Database,
  operator: Tenant,
  neighbour: Tenant,
): Promise<void> {
  const secret = await findSignInSecret();
  const own = openIdentity(db, { max: 1 });
  const tenants = { [DEMO_SLUG]: operator, [NEIGHBOUR_SLUG]: neighbour };
  try {
    for (const demo of DEMO_PEOPLE) {
      const password = demoPassword(secret, demo.email);
      const known = await findPerson(own, demo.email);
      const person = known ?? (await createPerson(own, { ...demo, password }));
      if (known) await restorePerson(own, known, password);
      for (const { slug, role } of demo.works) {
        await ensureMembership(db, tenants[slug].id, person, role);
      }
    }
  } finally {
    await own.close();
  }
}

/** The password of the button again, and no second factor that only a visitor has. */
async function restorePerson(
  { orm }: ReturnType<typeof openIdentity>,
  { id, email }: Person,
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  await orm.transaction(async (tx) => {
    await tx
      .update(accounts)
      .set({ password: hash })
      .where(and(eq(accounts.userId, id), eq(accounts.providerId, 'credential')));
    await tx.delete(twoFactors).where(eq(twoFactors.userId, id));
    await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, id));
    await tx.delete(signInFailures).where(eq(signInFailures.email, email));
  });
}

async function ensureMembership(
  db: Database,
  tenantId: string,
  { id: userId, email, name }: Person,
  role: Role,
): Promise<void> {
  const now = new Date().toISOString();
  const row = { tenantId, userId, email, name, role, createdAt: now, updatedAt: now };
  await inTenant(db, tenantId, (tx) =>
    tx
      .insert(memberships)
      .values(row)
      .onConflictDoUpdate({
        target: [memberships.tenantId, memberships.userId],
        set: { role, status: 'active', updatedAt: now },
      }),
  );
}
