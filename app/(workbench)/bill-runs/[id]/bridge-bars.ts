/** A bar between two heights of the bridge, both in parts of its width, 0 to 1. */
export interface BridgeBar {
  from: number;
  to: number;
}

interface Steps {
  bars: BridgeBar[];
  /** The bars of sums begin left of the picture: what changed would be too small to see. */
  isCut: boolean;
}

/** Changes smaller than this part of the whole are shown larger. */
const SMALL = 0.3;

/** What the picture shows, from where to where: all from zero, or the region of small changes. */
function frameOf(levels: readonly number[]): { low: number; high: number; isCut: boolean } {
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const isCut = low > 0 && high - low < high * SMALL;
  if (!isCut) return { low: Math.min(0, low), high: Math.max(0, high), isCut };
  return { low: Math.max(0, low - (high - low || high * SMALL)), high, isCut };
}

/**
 * Where the bars of a bridge stand: whole sums from zero, steps from where the one before ended.
 * For drawing only: the figures beside are exact.
 */
export function placeBars(steps: readonly { amount: string; isSum: boolean }[]): Steps {
  let level = 0;
  const raw = steps.map(({ amount, isSum }) => {
    const size = Number(amount);
    const from = isSum ? 0 : level;
    level = isSum ? size : level + size;
    return { from, to: level };
  });
  const { low, high, isCut } = frameOf(raw.map(({ to }) => to));
  const span = high - low || 1;
  const place = (height: number) => Math.max(0, (height - low) / span);
  return { bars: raw.map(({ from, to }) => ({ from: place(from), to: place(to) })), isCut };
}
