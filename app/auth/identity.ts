import { type OpenedIdentity, openIdentityServer } from '#engine/runtime/identity';

const kept = globalThis as { ratecraftIdentity?: Promise<OpenedIdentity> | undefined };

/** The sign-in and the database of this process; kept over reloads of modules in development. */
export function identityOfProcess(): Promise<OpenedIdentity> {
  kept.ratecraftIdentity ??= openIdentityServer().catch((error: unknown) => {
    kept.ratecraftIdentity = undefined;
    throw error;
  });
  return kept.ratecraftIdentity;
}
