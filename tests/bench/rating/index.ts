import { availableParallelism } from 'node:os';
import { countOnThreads } from './threads.ts';
import { zenRates } from './zen.ts';

const rounded = (value: number): number => Number(value.toFixed(2));

/**
 * One pricing flow, exact, against zen's table and expression. Prints one JSON line. Both sides may
 * use every core: zen runs calls that are in flight together on threads of its own. `oneThread…` is
 * our engine on a single thread against the same figure of zen.
 */
export async function benchRating(): Promise<void> {
  const oneThread = await countOnThreads(1);
  const threads = availableParallelism();
  const all = threads > 1 ? await countOnThreads(threads) : oneThread;
  const zen = await zenRates();
  const [way, zenPerSecond] = Object.entries(zen).reduce((a, b) => (b[1] > a[1] ? b : a));
  console.log(
    JSON.stringify({
      benchmark: 'rating',
      evaluationsPerSecond: Math.round(all.perSecond),
      zenPerSecond: Math.round(zenPerSecond),
      ratio: rounded(all.perSecond / zenPerSecond),
      threads,
      oneThreadPerSecond: Math.round(oneThread.perSecond),
      oneThreadRatio: rounded(oneThread.perSecond / zenPerSecond),
      zenWay: way,
      checkedAmount: all.amount,
    }),
  );
}
