import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the servers of a run keep their data. The runner's worker processes read the configuration
 * again: the folder is made once and handed on.
 */
export function makeDataFolder(): void {
  if (process.env.RATECRAFT_E2E_DATA !== undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'ratecraft-e2e-'));
  // For root, PostgreSQL runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  process.env.RATECRAFT_E2E_DATA = folder;
}

export function dataFolder(): string {
  const folder = process.env.RATECRAFT_E2E_DATA;
  if (folder === undefined) throw new Error('RATECRAFT_E2E_DATA is not set');
  return folder;
}

export function removeDataFolder(): void {
  rmSync(dataFolder(), { recursive: true, force: true, maxRetries: 3 });
}
