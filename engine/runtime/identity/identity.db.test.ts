import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type IdentityDatabase, inTenant, memberships, openIdentity } from '#drizzle';
import { createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';
import {
  type Auth,
  createAuth,
  createPerson,
  endSessions,
  enterWorkplace,
  findVisit,
  type IdentitySettings,
  listSessions,
  makePasswordLink,
  type Person,
} from './index.ts';

const BASE = 'http://localhost:3000';
const PASSWORD = 'correct horse battery';
const SETTINGS: IdentitySettings = {
  baseUrl: BASE,
  secret: 'a secret for tests alone, forty characters long',
  isDemonstration: false,
  hasMail: true,
};

let database: TestDatabase;
let own: IdentityDatabase;
let auth: Auth;
let tenantId: string;
let person: Person;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  own = openIdentity(database.db);
  auth = createAuth({ own, app: database.db }, SETTINGS);
  tenantId = await insertTenant(database.db);
});
afterAll(async () => {
  await own.close();
  await database.close();
});
beforeEach(async () => {
  serial += 1;
  person = await addPerson(`person-${serial}@example.com`);
});

async function addPerson(email: string, tenant = tenantId): Promise<Person> {
  const made = await createPerson(own, { email, name: 'Lin Hai', password: PASSWORD });
  await join(made, tenant);
  return made;
}

async function join({ id: userId, email, name }: Person, tenant: string): Promise<void> {
  const now = new Date().toISOString();
  await inTenant(database.db, tenant, (tx) =>
    tx.insert(memberships).values({
      ...{ tenantId: tenant, userId, email, name, role: 'finance' },
      ...{ createdAt: now, updatedAt: now },
    }),
  );
}

interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  text: string;
  cookie: string;
}

async function post(
  path: string,
  body: unknown,
  { cookie = '', ip = `10.0.0.${serial}`, headers = {} } = {},
  asked = auth,
): Promise<Answer> {
  const response = await asked.handler(
    new Request(`${BASE}/api/auth${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: BASE,
        host: 'localhost:3000',
        'x-ratecraft-peer': ip,
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );
  const set = response.headers.getSetCookie().map((each) => each.split(';', 1)[0] ?? '');
  const text = await response.text();
  return {
    status: response.status,
    data: text ? JSON.parse(text) : null,
    text,
    cookie: set.join('; '),
  };
}

const signIn = (email = person.email, password = PASSWORD, options = {}) =>
  post('/sign-in/email', { email, password }, options);

const visitOf = (cookie: string) =>
  findVisit({ auth, own, app: database.db }, new Headers({ cookie }));

const auditOf = (id: string) =>
  database.admin<{ verb: string; after: Record<string, unknown>; origin: unknown }[]>`
    select verb, after, origin from audit_entries where subject_id = ${id} order by at, id`;

describe('signing in', () => {
  it('opens a session that says who and where', async () => {
    const { status, cookie } = await signIn();
    expect(status).toBe(200);
    const visit = await visitOf(cookie);
    expect(visit?.person).toEqual(person);
    expect(visit?.workplace).toMatchObject({ tenant: { id: tenantId }, role: 'finance' });
  });

  it('answers the same for a wrong password and for nobody', async () => {
    const wrong = await signIn(person.email, 'not the password');
    const nobody = await signIn('nobody@example.com', 'not the password');
    expect([wrong.status, wrong.text]).toEqual([nobody.status, nobody.text]);
    expect(wrong.status).toBe(401);
    await expect
      .poll(async () => (await auditOf(person.id)).map(({ verb, after }) => [verb, after.reason]))
      .toEqual([['session.refuse', 'password']]);
  });

  it('makes a new session each time, whatever cookie it is given', async () => {
    const first = await signIn();
    const second = await signIn(person.email, PASSWORD, { cookie: first.cookie });
    expect(second.status).toBe(200);
    expect(second.cookie).not.toBe(first.cookie);
    const forged = 'ratecraft.session_token=chosen-by-somebody.c2lnbmF0dXJl';
    const third = await signIn(person.email, PASSWORD, { cookie: forged });
    expect(third.cookie).not.toContain('chosen-by-somebody');
    expect(await visitOf(forged)).toBeUndefined();
  });

  it('cannot be begun by signing up', async () => {
    const body = { email: 'new@example.com', password: PASSWORD, name: 'New' };
    expect((await post('/sign-up/email', body)).status).toBe(400);
  });

  it('is refused from another origin', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await signIn(person.email, PASSWORD, { headers })).status).toBe(403);
  });
});

describe('the lock-out', () => {
  it('refuses the right password after eight wrong ones, in the same words', async () => {
    const answers: Answer[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      answers.push(await signIn(person.email, 'wrong password', { ip: `10.1.${attempt}.1` }));
    }
    const locked = await signIn();
    expect(locked.status).toBe(401);
    expect(locked.text).toBe(answers[0]?.text);
    await expect.poll(async () => (await auditOf(person.id)).at(-1)?.after.reason).toBe('locked');
    // Time passes.
    await own.sql`update identity.sign_in_failures set at = at - interval '16 minutes'`;
    expect((await signIn()).status).toBe(200);
  });

  it('holds against attempts that come all at once', async () => {
    const wrong = Array.from({ length: 16 }, (_, index) =>
      signIn(person.email, 'wrong password', { ip: `10.2.${index}.1` }),
    );
    await Promise.all(wrong);
    const [row] = await own.sql<{ count: number }[]>`
      select count(*)::int from identity.sign_in_failures where email = ${person.email}`;
    expect(row?.count).toBe(8);
  });

  it('is forgotten after a sign-in that succeeds', async () => {
    for (let attempt = 0; attempt < 7; attempt += 1) await signIn(person.email, 'wrong password');
    expect((await signIn()).status).toBe(200);
    for (let attempt = 0; attempt < 7; attempt += 1) await signIn(person.email, 'wrong password');
    expect((await signIn()).status).toBe(200);
  });

  it('counts by network address too', async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await own.sql`insert into identity.sign_in_failures
        values (gen_random_uuid(), ${`a${attempt}@example.com`}, '10.3.3.3', now())`;
    }
    expect((await signIn(person.email, PASSWORD, { ip: '10.3.3.3' })).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });

  it('takes the addresses of one IPv6 network for one', async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await own.sql`insert into identity.sign_in_failures
        values (gen_random_uuid(), ${`c${attempt}@example.com`}, '2001:db8:0:0::/64', now())`;
    }
    const ip = (host: string) => ({ ip: host });
    expect((await signIn(person.email, PASSWORD, ip('2001:db8::7:1'))).status).toBe(401);
    expect((await signIn(person.email, PASSWORD, ip('2001:db8:0:1::1'))).status).toBe(200);
  });

  it('is preceded by a limit of requests from one address', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 25; attempt += 1) {
      statuses.push((await signIn(`b${attempt}@example.com`, 'x', { ip: '10.4.4.4' })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a password', () => {
  it('is chosen anew by a link that is good once, which puts every browser out', async () => {
    const { cookie } = await signIn();
    await post('/request-password-reset', { email: person.email });
    await expect.poll(() => mailsTo(person.email)).toHaveLength(1);
    const [mail] = await mailsTo(person.email);
    const token = new URL(/http\S+/.exec(mail?.body ?? '')?.[0] ?? '').searchParams.get('token');
    const newPassword = 'quite another sentence';
    expect((await post('/reset-password', { token, newPassword })).status).toBe(200);
    expect((await post('/reset-password', { token, newPassword })).status).toBe(400);
    expect(await visitOf(cookie)).toBeUndefined();
    expect((await signIn()).status).toBe(401);
    expect((await signIn(person.email, newPassword)).status).toBe(200);
  });

  it('reset answers the same for nobody, and sends nothing', async () => {
    const known = await post('/request-password-reset', { email: person.email });
    const unknown = await post('/request-password-reset', { email: 'nobody@example.com' });
    expect([known.status, known.data]).toEqual([unknown.status, unknown.data]);
    expect(await mailsTo('nobody@example.com')).toEqual([]);
  });

  it('is not mailed, nor is a link kept, where no mail leaves', async () => {
    const spoken = vi.spyOn(console, 'error').mockImplementation(() => {});
    const silent = createAuth({ own, app: database.db }, { ...SETTINGS, hasMail: false });
    const ask = () => post('/request-password-reset', { email: person.email }, {}, silent);
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    expect(await mailsTo(person.email)).toEqual([]);
    expect(spoken).toHaveBeenCalledTimes(1);
    spoken.mockRestore();
  });

  it('that is obvious is refused', async () => {
    const link = new URL(await makePasswordLink(own, person.id, { baseUrl: BASE, hours: 1 }));
    const token = link.searchParams.get('token');
    for (const newPassword of ['short', 'password1234', '1234567890', 'aaaaaaaaaaaaa']) {
      expect((await post('/reset-password', { token, newPassword })).status).toBe(400);
    }
    expect((await post('/reset-password', { token, newPassword: 'a fine one 42' })).status).toBe(
      200,
    );
  });

  it('can be changed by who knows it, and is recorded', async () => {
    const other = await signIn();
    const { cookie } = await signIn();
    const body = { newPassword: 'my newest sentence', revokeOtherSessions: true };
    const wrong = await post('/change-password', { ...body, currentPassword: 'no' }, { cookie });
    expect(wrong.status).toBe(400);
    const done = await post('/change-password', { ...body, currentPassword: PASSWORD }, { cookie });
    expect(done.status).toBe(200);
    expect(await visitOf(other.cookie)).toBeUndefined();
    expect(await auditOf(person.id)).toMatchObject([
      { verb: 'security.change', after: { what: 'password' } },
    ]);
  });
});

const mailsTo = (email: string) => own.sql<{ body: string }[]>`
  select body from identity.mail_outbox where recipient = ${email}`;

/** RFC 6238 with SHA-1, six digits, thirty seconds. */
function totp(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0'));
  const key = Buffer.from(
    (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('the second factor', () => {
  async function protect(cookie: string) {
    const begun = await post('/two-factor/enable', { password: PASSWORD }, { cookie });
    const uri = new URL(String(begun.data?.totpURI));
    const secret = uri.searchParams.get('secret') ?? '';
    const proved = await post('/two-factor/verify-totp', { code: totp(secret) }, { cookie });
    expect(proved.status).toBe(200);
    return { secret, codes: begun.data?.backupCodes as string[] };
  }

  it('is asked for once it is set up; a code or a recovery code opens, each once', async () => {
    const { secret, codes } = await protect((await signIn()).cookie);
    expect((await auditOf(person.id)).map(({ after }) => after.what)).toEqual(['second-factor-on']);

    const half = await signIn();
    expect(half.data).toMatchObject({ twoFactorRedirect: true });
    expect(await visitOf(half.cookie)).toBeUndefined();
    const wrong = await post('/two-factor/verify-totp', { code: '000000' }, half);
    expect(wrong.status).toBe(401);
    const right = await post('/two-factor/verify-totp', { code: totp(secret) }, half);
    expect((await visitOf(right.cookie))?.hasSecondFactor).toBe(true);

    const again = await signIn();
    const [code] = codes;
    const recovered = await post('/two-factor/verify-backup-code', { code }, again);
    expect(await visitOf(recovered.cookie)).toBeDefined();
    const third = await signIn();
    expect((await post('/two-factor/verify-backup-code', { code }, third)).status).toBe(401);
  });
});

describe('a session', () => {
  it('is listed, and ended at once', async () => {
    const first = await signIn();
    const second = await signIn();
    const visit = await visitOf(second.cookie);
    if (!visit) throw new Error('not signed in');
    const people = { own, app: database.db };
    const listed = await listSessions(people, visit);
    expect(listed).toHaveLength(2);
    const other = listed.find(({ isThis }) => !isThis);
    expect(await endSessions(people, visit, { id: other?.id ?? '' })).toBe(1);
    expect(await visitOf(first.cookie)).toBeUndefined();
    expect(await visitOf(second.cookie)).toBeDefined();
  });

  it('of another person cannot be ended', async () => {
    const stranger = await addPerson(`stranger-${serial}@example.com`);
    const theirs = await visitOf((await signIn(stranger.email)).cookie);
    const mine = await visitOf((await signIn()).cookie);
    if (!theirs || !mine) throw new Error('not signed in');
    const people = { own, app: database.db };
    expect(await endSessions(people, mine, { id: theirs.sessionId })).toBe(0);
  });

  it('keeps the tenant that was chosen, as long as the person works there', async () => {
    const second = await insertTenant(database.db);
    await join(person, second);
    const { cookie } = await signIn();
    const visit = await visitOf(cookie);
    expect(visit?.workplaces).toHaveLength(2);
    expect(visit?.workplace).toBeUndefined();
    if (!visit) return;
    const people = { own, app: database.db };
    await enterWorkplace(people, visit, second, { ip: '10.9.9.9' });
    expect((await visitOf(cookie))?.workplace?.tenant.id).toBe(second);
    const elsewhere = await insertTenant(database.db);
    await expect(enterWorkplace(people, visit, elsewhere, {})).rejects.toMatchObject({
      code: 'not-found',
    });
    await inTenant(database.db, second, (tx) =>
      tx.update(memberships).set({ status: 'suspended' }),
    );
    expect((await visitOf(cookie))?.workplace?.tenant.id).toBe(tenantId);
  });
});
