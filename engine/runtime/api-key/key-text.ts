import { createHash, timingSafeEqual } from 'node:crypto';

const PREFIX = 'rck_';
const UUID_BYTES = 16;
export const SECRET_BYTES = 24;
/** 56 bytes in base64url. */
const PATTERN = /^rck_[A-Za-z0-9_-]{75}$/;

/** What a key says of itself: where it is to be looked up, and the secret that proves it. */
export interface KeyParts {
  tenantId: string;
  keyId: string;
  secret: Buffer;
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, index) => hex.slice(cuts[index], end))
    .join('-');
}

/** The key as its owner keeps it: opaque, and found inside its tenant. */
export function printKey({ tenantId, keyId, secret }: KeyParts): string {
  const bytes = Buffer.concat([bytesOf(tenantId), bytesOf(keyId), secret]);
  return PREFIX + bytes.toString('base64url');
}

/** Undefined where the text can't be a key. */
export function parseKey(text: string): KeyParts | undefined {
  if (!PATTERN.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(PREFIX.length), 'base64url');
  return {
    tenantId: uuidOf(bytes.subarray(0, UUID_BYTES)),
    keyId: uuidOf(bytes.subarray(UUID_BYTES, 2 * UUID_BYTES)),
    secret: bytes.subarray(2 * UUID_BYTES),
  };
}

/** A secret of 192 random bits needs no slow hash. */
export function hashSecret(secret: Buffer): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes the same time wherever they differ. */
export function isSecret(secret: Buffer, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashSecret(secret), 'hex'), Buffer.from(hash, 'hex')];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
