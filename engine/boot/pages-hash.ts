import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['app', 'public', 'engine', 'schemas', 'plugins', 'drizzle'];
const FILES = [
  'package-lock.json',
  'package.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
];

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function orNothing<T>(read: () => T, nothing: T): T {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return nothing;
    throw error;
  }
}

/** A fingerprint of everything the built pages are made of; another one means they are stale. */
export function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = [...FILES, ...FOLDERS.flatMap((folder) => orNothing(() => filesIn(folder), []))];
  for (const file of files.sort()) {
    const content = orNothing(() => readFileSync(file), Buffer.alloc(0));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
