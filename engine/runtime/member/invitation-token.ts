import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 24;
const UUID_BYTES = 16;

/** Names the tenant, so that it can be looked up, and holds a secret that only the mail has. */
export function makeToken(tenantId: string): { token: string; hash: string } {
  const tenant = Buffer.from(tenantId.replaceAll('-', ''), 'hex');
  const token = Buffer.concat([tenant, randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The tenant a token names; undefined where it is no token. */
export function tenantOfToken(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== UUID_BYTES + SECRET_BYTES) return undefined;
  const hex = bytes.subarray(0, UUID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
