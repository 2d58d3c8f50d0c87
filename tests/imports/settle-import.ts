import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '#engine/runtime/context';
import { getImport, type ImportState } from '#engine/runtime/import';

const AT_WORK: ReadonlySet<string | undefined> = new Set(['rehearsing', 'running']);
const POLL_MS = 50;
const MOST_TRIES = 600;

/** Waits until workers have brought an import to rest. */
export async function settleImport(ctx: Context, id: string): Promise<ImportState> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const state = await getImport({ ctx, input: { id } });
    if (!AT_WORK.has(state.batch?.status)) return state;
    await sleep(POLL_MS);
  }
  throw new Error(`the import ${id} did not settle`);
}
