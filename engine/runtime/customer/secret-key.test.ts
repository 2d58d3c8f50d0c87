import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSecretKey, seal, unseal } from './secret-key.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratecraft-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

const HEX = '0123456789abcdef'.repeat(4);

describe('the key of secrets', () => {
  it('is made once, by whoever comes first, and only its owner reads it', async () => {
    const given = { RATECRAFT_DATA: join(folder, 'data') };
    const keys = await Promise.all([1, 2, 3].map(() => findSecretKey(given)));
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    const file = join(folder, 'data', 'secret-key');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readFile(file, 'utf8')).toContain(keys[0]?.bytes.toString('base64'));
  });

  it('is taken from the environment in hex or base64', async () => {
    const inHex = await findSecretKey({ RATECRAFT_SECRET_KEY: HEX });
    const base64 = Buffer.from(HEX, 'hex').toString('base64');
    expect(await findSecretKey({ RATECRAFT_SECRET_KEY: base64 })).toEqual(inHex);
    await expect(findSecretKey({ RATECRAFT_SECRET_KEY: 'short' })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('opens what it sealed, only whole and only in its place', async () => {
    const key = await findSecretKey({ RATECRAFT_SECRET_KEY: HEX });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (secret, at) => {
        const sealed = seal(key, secret, 'tenant/row');
        expect(unseal(key, sealed, 'tenant/row')).toBe(secret);
        expect(() => unseal(key, sealed, 'tenant/other')).toThrow();
        const index = at % sealed.length;
        sealed[index] = (sealed[index] ?? 0) ^ 1;
        expect(() => unseal(key, sealed, 'tenant/row')).toThrow();
      }),
    );
  });
});
