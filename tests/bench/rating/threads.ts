import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Count } from './count.ts';

/** The best of so many counts, as zen has the best of its ways of batching. */
const ROUNDS = 4;

async function ask(thread: Worker): Promise<Count> {
  const answer = once(thread, 'message');
  thread.postMessage('count');
  const [count] = (await answer) as [Count];
  return count;
}

/** Evaluations per second of some threads at once, each with an engine of its own. */
export async function countOnThreads(threadCount: number): Promise<Count> {
  const threads = Array.from(
    { length: threadCount },
    () => new Worker(new URL('./thread.ts', import.meta.url)),
  );
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  let best: Count = { perSecond: 0, amount: '' };
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = await Promise.all(threads.map(ask));
    const perSecond = counts.reduce((sum, count) => sum + count.perSecond, 0);
    if (perSecond > best.perSecond) best = { perSecond, amount: counts[0]?.amount ?? '' };
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  return best;
}
