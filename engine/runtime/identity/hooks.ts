import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { auditPerson, auditRefusal } from './audit-person.ts';
import { type Attempt, beginAttempt, forgetFailures } from './failures.ts';
import { callerOf, type People } from './identity.ts';
import { whyRefused } from './password-rules.ts';
import { normalizeEmail, type Person } from './person.ts';

type Middleware = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** What was found before a request, for what comes after it; by the request's body. */
const attempts = new WeakMap<object, Attempt>();
const changers = new WeakMap<object, Changer>();

/** The library's answer to a sign-in that fails, to the letter: no other reason may show. */
function refusal(): APIError {
  return new APIError('UNAUTHORIZED', {
    message: 'Invalid email or password',
    code: 'INVALID_EMAIL_OR_PASSWORD',
  });
}

/** Locks out who guesses, and refuses passwords that are easy to guess. */
export function beforeRequest(people: People) {
  return createAuthMiddleware(async (ctx) => {
    if (ctx.path === '/sign-in/email') await admitAttempt(people, ctx);
    const changer = CHANGES[ctx.path ?? ''] && (await findChanger(ctx));
    if (changer && isBody(ctx.body)) changers.set(ctx.body, changer);
    const chosen = ctx.body?.newPassword;
    const isChoice = ctx.path === '/reset-password' || ctx.path === '/change-password';
    if (isChoice && typeof chosen === 'string') {
      const why = whyRefused(chosen, changer || {});
      if (why) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_REFUSED', message: why.en });
    }
  });
}

const isBody = (body: unknown): body is object => typeof body === 'object' && body !== null;

async function admitAttempt(people: People, ctx: Middleware): Promise<void> {
  const { email, password } = ctx.body ?? {};
  if (typeof email !== 'string' || typeof password !== 'string') return;
  const address = normalizeEmail(email);
  const attempt = await beginAttempt(people.own, address, callerOf(ctx.headers).ip);
  if (attempt.isLocked) {
    // As long as looking at the password would have taken.
    await ctx.context.password.hash(password.slice(0, 128));
    throw refusal();
  }
  attempts.set(ctx.body, attempt);
}

/** Clears what a success makes void, and records what the tenants should know. */
export function afterRequest(people: People) {
  return createAuthMiddleware(async (ctx) => {
    const { returned } = ctx.context as { returned?: unknown };
    const failed = returned instanceof Error;
    const caller = callerOf(ctx.headers);
    if (ctx.path === '/sign-in/email') {
      const email = normalizeEmail(String(ctx.body?.email ?? ''));
      if (!failed) await forgetFailures(people.own, email);
      // Not awaited: whether an address is known must not show in how long the answer takes.
      else {
        const attempt = attempts.get(ctx.body ?? {});
        if (attempt) {
          const reason = attempt.isLast ? 'locked' : 'password';
          auditRefusal(people, email, caller, reason).catch(complain);
        }
      }
      return;
    }
    const what = failed ? undefined : CHANGES[ctx.path ?? ''];
    const person = isBody(ctx.body) ? changers.get(ctx.body) : undefined;
    if (!what || !person) return;
    // A code also proves the second step of a sign-in, which changes nothing.
    if (ctx.path === '/two-factor/verify-totp' && person.wasProtected) return;
    const event = { verb: 'security.change', after: { what } } as const;
    await auditPerson(people, person, caller, { ...event, isProved: true });
  });
}

const CHANGES: Readonly<Record<string, string>> = {
  '/change-password': 'password',
  '/two-factor/verify-totp': 'second-factor-on',
  '/two-factor/disable': 'second-factor-off',
  '/two-factor/generate-backup-codes': 'recovery-codes',
};

type Changer = Person & { wasProtected: boolean };

/** Whoever the request is signed in as, as before it. */
async function findChanger(ctx: Middleware): Promise<Changer | undefined> {
  const found = await getSessionFromCtx(ctx);
  if (!found) return undefined;
  const { id, name, email, twoFactorEnabled } = found.user;
  return { id, name, email, wasProtected: twoFactorEnabled === true };
}

function complain(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
}
