import { createHmac } from 'node:crypto';
import { DatabaseFailure } from './failure.ts';

/** The login of the application: under row-level security, which it can't switch off. */
export const APP_ROLE = 'ratecraft_app';
/** The login of the job queue: owns graphile-worker's schema and sees nothing else. */
export const JOBS_ROLE = 'ratecraft_jobs';
/** The login of the sign-in: the schema `identity`, and nothing of any tenant. */
export const IDENTITY_ROLE = 'ratecraft_identity';
/** No login; taken on inside a transaction to COPY into the ledger. */
export const LEDGER_WRITER_ROLE = 'ratecraft_ledger_writer';

export interface Logins {
  admin: string;
  app: string;
  jobs: string;
  identity: string;
}

/**
 * The addresses of the logins. The passwords of all but the administrator follow from the
 * administrator's, so nothing further is stored. An administrator without a password (trust, peer)
 * has the roles set at session start instead. DATABASE_APP_URL, DATABASE_JOBS_URL and
 * DATABASE_IDENTITY_URL override.
 */
export function findLogins(
  adminUrl: string,
  given: Record<string, string | undefined> = process.env,
): Logins {
  return {
    admin: adminUrl,
    app: given.DATABASE_APP_URL ?? loginUrl(adminUrl, APP_ROLE),
    jobs: given.DATABASE_JOBS_URL ?? loginUrl(adminUrl, JOBS_ROLE),
    identity: given.DATABASE_IDENTITY_URL ?? loginUrl(adminUrl, IDENTITY_ROLE),
  };
}

/** Undefined if the administrator logs in without a password. */
export function passwordOf(adminUrl: string, role: string): string | undefined {
  const { password } = parseAddress(adminUrl);
  if (password === '') return undefined;
  return createHmac('sha256', decodeURIComponent(password)).update(role).digest('base64url');
}

function loginUrl(adminUrl: string, role: string): string {
  const url = parseAddress(adminUrl);
  const password = passwordOf(adminUrl, role);
  if (password === undefined) {
    url.searchParams.set('options', `-c role=${role}`);
  } else {
    url.username = role;
    url.password = password;
  }
  return url.href;
}

function parseAddress(url: string): URL {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return new URL(url);
  throw new DatabaseFailure('database-unreachable', {
    zh: 'DATABASE_URL 不是有效的地址；应形如 postgres://用户:密码@主机:5432/数据库。',
    en: 'DATABASE_URL is not an address; it should look like postgres://user:password@host:5432/database.',
  });
}
