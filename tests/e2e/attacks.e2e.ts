import { type APIRequestContext, expect, test } from '@playwright/test';
import { addPerson, type TestPerson } from './add-person.ts';
import { signInAs, signInWith } from './sign-in.ts';

const MEGABYTE = 1024 * 1024;
const EVIL = 'https://evil.example';
let network = 0;

/** Another address of the network for each test: the server trusts the last hop of its proxy. */
function anotherCaller(): Record<string, string> {
  network += 1;
  return { 'x-forwarded-for': `203.0.113.9, 198.51.${process.pid % 250}.${network}` };
}

const post = (request: APIRequestContext, path: string, data: unknown, headers = {}) =>
  request.post(path, { data, headers: { 'content-type': 'application/json', ...headers } });

const signIn = (request: APIRequestContext, person: TestPerson, headers = {}) =>
  post(request, '/api/auth/sign-in/email', person, headers);

test.describe('guessing', () => {
  test('is locked out after eight failures, in the words of any failure', async ({ request }) => {
    const person = addPerson();
    const wrong = { ...person, password: 'not this one' };
    const bodies = new Set<string>();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const answer = await signIn(request, wrong, anotherCaller());
      expect(answer.status()).toBe(401);
      bodies.add(await answer.text());
    }
    const right = await signIn(request, person, anotherCaller());
    expect(right.status()).toBe(401);
    bodies.add(await right.text());
    const nobody = { email: `nobody-${process.pid}@example.com`, password: 'whatever it is' };
    bodies.add(await (await signIn(request, nobody, anotherCaller())).text());
    expect(bodies.size).toBe(1);
  });

  test('is slowed down by network address, whatever else a client claims', async ({ request }) => {
    const caller = anotherCaller();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const nobody = { email: `guess-${attempt}@example.com`, password: 'whatever it is' };
      const claimed = `10.0.0.${attempt}, ${caller['x-forwarded-for']}`;
      const headers = { 'x-forwarded-for': claimed, 'x-ratecraft-peer': `10.1.1.${attempt}` };
      statuses.push((await signIn(request, nobody, headers)).status());
    }
    expect(statuses.slice(0, 15).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });

  test('does not tell who is there by a password reset', async ({ request }) => {
    const person = addPerson();
    const ask = (email: string) =>
      post(request, '/api/auth/request-password-reset', { email }, anotherCaller());
    const [known, unknown] = [await ask(person.email), await ask('nobody@example.com')];
    expect(await known.text()).toBe(await unknown.text());
    expect(known.status()).toBe(unknown.status());
  });
});

test.describe('a session', () => {
  test('cannot be fixed beforehand', async ({ playwright, baseURL }) => {
    const person = addPerson();
    const planted = 'planted-by-somebody.AAAA';
    const headers = { cookie: `ratecraft.session_token=${planted}` };
    const request = await playwright.request.newContext({ baseURL: String(baseURL) });
    const caller = { ...anotherCaller(), ...headers, origin: String(baseURL) };
    const answer = await signIn(request, person, caller);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['set-cookie']).not.toContain('planted-by-somebody');
    const stranger = await playwright.request.newContext({ baseURL: String(baseURL) });
    const seen = await stranger.get('/api/trpc/member.list', { headers });
    expect(seen.status()).toBe(401);
  });

  test('is a cookie that scripts and other sites do not get', async ({ request }) => {
    const answer = await signIn(request, addPerson(), anotherCaller());
    const cookie = answer.headers()['set-cookie'] ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
  });

  test('that is ended elsewhere works no more', async ({ browser, baseURL }) => {
    const person = addPerson();
    const open = async () => {
      const context = await browser.newContext({ baseURL: String(baseURL), locale: 'en-US' });
      const page = await context.newPage();
      await page.goto('/sign-in?next=/settings/security');
      await signInWith(page, person);
      await page.waitForURL('**/settings/security');
      return page;
    };
    const [stolen, own] = [await open(), await open()];
    await own.getByRole('button', { name: 'Sign out all others' }).click();
    await expect(own.getByRole('button', { name: 'Sign out all others' })).toHaveCount(0);
    const answer = await stolen.request.get('/api/trpc/work.list');
    expect(answer.status()).toBe(401);
    await stolen.goto('/bill-runs');
    await expect(stolen).toHaveURL(/\/sign-in/);
    await own.goto('/settings/security');
    await expect(own).toHaveURL(/\/settings\/security$/);
    await stolen.context().close();
    await own.context().close();
  });

  test('is asked for by every page and every procedure', async ({ request }) => {
    for (const path of [
      '/',
      '/bill-runs',
      '/customers',
      '/settings/people',
      '/settings/security',
    ]) {
      const answer = await request.get(path, { maxRedirects: 0 });
      expect(answer.status(), path).toBe(307);
      expect(answer.headers().location, path).toMatch(/^\/sign-in/);
    }
    for (const path of ['customer.list', 'member.list', 'billRun.list']) {
      expect((await request.get(`/api/trpc/${path}`)).status(), path).toBe(401);
    }
  });
});

test.describe('another site', () => {
  test('cannot make a browser act', async ({ page, baseURL }) => {
    await signInAs(page, 'administrator');
    const before = await page.request.get('/api/trpc/member.list');
    expect(before.status()).toBe(200);
    const invite = { email: 'mallory@example.com', role: 'administrator' };
    for (const headers of [
      { origin: EVIL },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: `${baseURL}1` },
      { origin: EVIL, 'content-type': 'text/plain' },
    ]) {
      const forged = await post(page.request, '/api/trpc/member.invite', invite, headers);
      expect(forged.status(), JSON.stringify(headers)).toBe(403);
      const out = await post(page.request, '/api/auth/sign-out', {}, headers);
      expect(out.status(), JSON.stringify(headers)).toBe(403);
    }
    const after = await page.request.get('/api/trpc/member.list');
    expect(after.status()).toBe(200);
    expect(await after.text()).not.toContain('mallory');
  });

  test('cannot send a form of the workbench', async ({ page, request }) => {
    await page.goto('/sign-in');
    const form = page
      .locator('form', { has: page.locator('button[value="administrator"]') })
      .first();
    const fields = await form
      .locator('input[type=hidden]')
      .evaluateAll((inputs) =>
        inputs.map((input) => [
          (input as HTMLInputElement).name,
          (input as HTMLInputElement).value,
        ]),
      );
    const multipart = { ...Object.fromEntries(fields), person: 'administrator' };
    const forged = await request.post('/sign-in', {
      headers: { origin: EVIL },
      multipart,
      maxRedirects: 0,
    });
    expect(forged.headers()['set-cookie'] ?? '').not.toContain('session_token');
    expect(forged.status()).not.toBe(303);
  });
});

test.describe('a link', () => {
  for (const next of [
    EVIL,
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
  ]) {
    test(`with next=${next} leads nowhere else`, async ({ page, baseURL }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await page.locator('button[name="person"][value="manager"]').click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      expect(new URL(page.url()).origin).toBe(baseURL);
      expect(page.url()).not.toContain('evil');
    });
  }

  test('with a callback elsewhere is refused', async ({ request }) => {
    const person = addPerson();
    for (const given of [{ callbackURL: EVIL }, { callbackURL: '//evil.example' }]) {
      const answer = await post(
        request,
        '/api/auth/sign-in/email',
        { ...person, ...given },
        anotherCaller(),
      );
      expect(answer.status()).toBe(403);
    }
    const reset = { email: person.email, redirectTo: EVIL };
    const answer = await post(request, '/api/auth/request-password-reset', reset, anotherCaller());
    expect(answer.status()).toBe(403);
  });

  test('in a mail begins with the address of the workbench, not with a header', async ({
    page,
    baseURL,
  }) => {
    const email = `invited-${process.pid}@example.com`;
    await signInAs(page, 'administrator');
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    await post(page.request, '/api/trpc/member.invite', { email, role: 'service' }, headers);
    await page.goto('/settings/outbox');
    const mail = page.getByRole('article').filter({ hasText: email });
    const link = (await mail.getByRole('link').getAttribute('href')) ?? '';
    expect(new URL(link).origin).toBe(baseURL);
  });
});

test.describe('what is too large or malformed', () => {
  test('is refused before it is read', async ({ page }) => {
    await signInAs(page, 'administrator');
    const email = 'a'.repeat(MEGABYTE + 1);
    for (const path of ['/api/trpc/member.invite', '/api/auth/sign-in/email']) {
      const answer = await post(page.request, path, { email, password: 'x' });
      expect(answer.status(), path).toBe(413);
    }
  });

  test('tells nothing of the inside', async ({ request }) => {
    for (const data of ['{', '[]', '"x"', '{"email":{"$ne":""},"password":{"$ne":""}}']) {
      const answer = await request.post('/api/auth/sign-in/email', {
        headers: { 'content-type': 'application/json', ...anotherCaller() },
        data: Buffer.from(data),
      });
      expect(answer.status()).toBeGreaterThanOrEqual(400);
      expect(answer.status()).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/node_modules|at .*\.ts|postgres|select /i);
    }
  });

  test('the rest of the library is not offered', async ({ request }) => {
    const paths = ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'sign-in/social'];
    for (const path of paths) {
      expect((await post(request, `/api/auth/${path}`, {})).status(), path).toBe(404);
    }
  });
});
