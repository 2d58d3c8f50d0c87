import { randomUUIDv7 } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { isAPIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import * as tables from '#drizzle/tables/identity';
import { auditPerson } from './audit-person.ts';
import { forgetFailures } from './failures.ts';
import { afterRequest, beforeRequest } from './hooks.ts';
import { callerOf, LANGUAGE_HEADER, PEER_HEADER, type People } from './identity.ts';
import { languageOf, passwordResetMail } from './mails.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password-rules.ts';
import { passwordLink } from './person.ts';
import type { IdentitySettings } from './settings.ts';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
export const AUTH_PATH = '/api/auth';

/** Requests in so many seconds from one address of the network. */
const RATE_LIMITS = {
  '/sign-in/email': { window: 10, max: 20 },
  '/request-password-reset': { window: 60, max: 5 },
  '/reset-password': { window: 60, max: 10 },
  '/change-password': { window: 60, max: 10 },
  '/two-factor/*': { window: 60, max: 20 },
};

/**
 * The sign-in: passwords, second factors, sessions, resets. People are made by invitations and on
 * the command line, never by signing up.
 */
export function createAuth(people: People, settings: IdentitySettings) {
  return betterAuth({
    appName: 'Ratecraft',
    baseURL: settings.baseUrl,
    basePath: AUTH_PATH,
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: {
      // Refusals are answers; what is none is the program's own failure.
      onError: (error) => {
        if (!isAPIError(error)) console.error(error);
      },
    },
    database: drizzleAdapter(people.own.orm, {
      provider: 'pg',
      transaction: true,
      schema: {
        user: tables.users,
        session: tables.sessions,
        account: tables.accounts,
        verification: tables.verifications,
        twoFactor: tables.twoFactors,
        rateLimit: tables.rateLimits,
      },
    }),
    trustedOrigins: (request) => ownOrigins(settings.baseUrl, request),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      resetPasswordTokenExpiresIn: HOUR_S,
      revokeSessionsOnPasswordReset: true,
      // Not awaited: that an address is known must not show in how long the answer takes.
      sendResetPassword: async ({ user, token }, request) => {
        sendPasswordReset(people, settings, user, token, request).catch(complain);
      },
      onPasswordReset: async ({ user }, request) => {
        await forgetFailures(people.own, user.email);
        const event = { verb: 'security.change', after: { what: 'password-reset' } } as const;
        const caller = callerOf(request?.headers);
        await auditPerson(people, user, caller, { ...event, isProved: true });
      },
    },
    session: {
      expiresIn: 7 * DAY_S,
      // Pages can't renew a cookie: a session lasts a week from its beginning.
      disableSessionRefresh: true,
      additionalFields: { tenantId: { type: 'string', required: false, input: false } },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: RATE_LIMITS,
    },
    advanced: {
      cookiePrefix: 'ratecraft',
      // Said out loud: the library would leave them out where tests run.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: settings.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [PEER_HEADER] },
      database: { generateId: () => randomUUIDv7() },
    },
    plugins: [twoFactor({ issuer: 'Ratecraft' })],
    hooks: { before: beforeRequest(people), after: afterRequest(people) },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** The address of the workbench, and whichever host the browser reached it by. */
function ownOrigins(baseUrl: string, request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  if (!host) return [baseUrl];
  const scheme = baseUrl.startsWith('https:') ? 'https' : 'http';
  return [baseUrl, `${scheme}://${host}`];
}

let isToldOfMail = false;

/** Where no mail leaves, nothing is kept either: a link nobody gets is only a risk. */
function canSend({ hasMail, isDemonstration }: IdentitySettings): boolean {
  if (hasMail || isDemonstration) return true;
  if (!isToldOfMail) console.error('SMTP_URL is not set: password resets are not mailed.');
  isToldOfMail = true;
  return false;
}

async function sendPasswordReset(
  { own }: People,
  settings: IdentitySettings,
  user: { name: string; email: string },
  token: string,
  request: Request | undefined,
): Promise<void> {
  if (!canSend(settings)) return;
  const language = languageOf(request?.headers.get(LANGUAGE_HEADER));
  const mail = passwordResetMail(language, user.name, passwordLink(settings.baseUrl, token));
  await own.orm
    .insert(tables.mailOutbox)
    .values({ id: randomUUIDv7(), kind: 'password-reset', recipient: user.email, ...mail });
}

function complain(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
}
