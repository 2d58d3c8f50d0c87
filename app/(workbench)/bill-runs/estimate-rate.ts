/** How far something was at a moment. */
export interface Reading {
  atMs: number;
  done: number;
}

const WINDOW_MS = 20_000;
/** Work ends chunk by chunk: over less than this a rate would jump. */
const SHORTEST_MS = 3_000;

/** Adds a reading and forgets those too old to matter; starts anew where the count fell. */
export function addReading(readings: readonly Reading[], reading: Reading): Reading[] {
  const last = readings.at(-1);
  if (last && reading.done < last.done) return [reading];
  const recent = readings.filter(({ atMs }) => reading.atMs - atMs <= WINDOW_MS);
  // The newest of the old ones stays, so that the window is never empty.
  const anchor = readings.findLast(({ atMs }) => reading.atMs - atMs > WINDOW_MS);
  const kept = recent.length > 1 || !anchor ? recent : [anchor, ...recent];
  return [...kept, reading];
}

/** Done per second over the readings; undefined while they tell too little. */
export function rateOf(readings: readonly Reading[]): number | undefined {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last || last.atMs - first.atMs < SHORTEST_MS) return undefined;
  const rate = ((last.done - first.done) * 1_000) / (last.atMs - first.atMs);
  return rate > 0 ? rate : undefined;
}
