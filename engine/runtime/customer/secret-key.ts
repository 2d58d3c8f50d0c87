import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appError } from '#engine/runtime/error';

export interface SecretKey {
  id: string;
  bytes: Buffer;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * The key of stored secrets: RATECRAFT_SECRET_KEY (32 bytes in base64 or hex), or a key made at the
 * first use and kept beside the embedded server's data, readable by its owner only.
 */
export async function findSecretKey(
  given: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SecretKey> {
  const file = join(given.RATECRAFT_DATA || '.data', 'secret-key');
  const text = given.RATECRAFT_SECRET_KEY || (await readOrMake(file));
  const bytes = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw appError('unavailable', {
      zh: 'RATECRAFT_SECRET_KEY 应为 32 字节（base64 或十六进制）',
      en: 'RATECRAFT_SECRET_KEY must be 32 bytes in base64 or hex',
    });
  }
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
}

async function readOrMake(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = randomBytes(KEY_BYTES).toString('base64');
  try {
    await writeFile(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Nonce, tag and ciphertext; `boundTo` must be the same to open it, so it can't be moved. */
export function seal(key: SecretKey, secret: string, boundTo: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function unseal(key: SecretKey, sealed: Uint8Array, boundTo: string): string {
  const bytes = Buffer.from(sealed);
  const tagEnd = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
  return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString();
}
