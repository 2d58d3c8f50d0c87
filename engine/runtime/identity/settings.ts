import { createHmac } from 'node:crypto';
import { findSecretKey } from '#engine/runtime/customer';

type Environment = Readonly<Record<string, string | undefined>>;

export interface IdentitySettings {
  /** Where people reach the workbench, without a slash at the end; links in mails begin with it. */
  baseUrl: string;
  /** Signs cookies and seals second factors. */
  secret: string;
  /** Made-up people, who sign in with one click, and mails that can be read in the workbench. */
  isDemonstration: boolean;
  /** Whether mails leave by SMTP. */
  hasMail: boolean;
}

const MIN_SECRET_LENGTH = 32;

/** From the environment; nothing needs to be set. */
export async function readIdentitySettings(
  environment: Environment = process.env,
): Promise<IdentitySettings> {
  return {
    baseUrl: workbenchUrl(environment),
    secret: await findSignInSecret(environment),
    isDemonstration: environment.RATECRAFT_DEMO === '1',
    hasMail: Boolean(environment.SMTP_URL),
  };
}

/** RATECRAFT_URL, or this machine; without a slash at the end. */
export function workbenchUrl(environment: Environment = process.env): string {
  const url = environment.RATECRAFT_URL || `http://localhost:${environment.PORT || 3000}`;
  return url.replace(/\/+$/, '');
}

/** BETTER_AUTH_SECRET, or derived from the key that stored secrets are sealed with. */
export async function findSignInSecret(environment: Environment = process.env): Promise<string> {
  const given = environment.BETTER_AUTH_SECRET;
  if (given) {
    if (given.length >= MIN_SECRET_LENGTH) return given;
    throw new Error(`BETTER_AUTH_SECRET must have ${MIN_SECRET_LENGTH} characters or more`);
  }
  const key = await findSecretKey(environment);
  return createHmac('sha256', key.bytes).update('ratecraft sign-in').digest('base64url');
}
