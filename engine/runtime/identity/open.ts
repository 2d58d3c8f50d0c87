import { connect, openIdentity } from '#drizzle';
import { createAuth } from './auth.ts';
import { type IdentitySettings, readIdentitySettings } from './settings.ts';
import type { Identity } from './visit.ts';

/** What a server of pages needs to know who is at work. */
export interface OpenedIdentity extends Identity {
  settings: IdentitySettings;
}

/** Opens both pools and the sign-in; once for a process. */
export async function openIdentityServer(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<OpenedIdentity> {
  const url = environment.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start the pages by npm start');
  const settings = await readIdentitySettings(environment);
  const app = connect(url, { applicationName: 'ratecraft-web' });
  const people = { app, own: openIdentity(app) };
  return { ...people, settings, auth: createAuth(people, settings) };
}
