import type { AtomSet } from './atom-set.ts';
import { type Box, boxesMeet } from './box.ts';
import type { Budget } from './budget.ts';

/** The first atom and the one after the last of each box in one dimension. */
interface Hulls {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Pairs of hulls that are compared for one step. */
const PAIRS_A_STEP = 4;

function hullsOf(boxes: readonly Box[], dimension: number): Hulls {
  const sets = boxes.map((box) => box[dimension] as AtomSet);
  return {
    from: Int32Array.from(sets, (set) => set[0] ?? 0),
    to: Int32Array.from(sets, (set) => set.at(-1) ?? 0),
  };
}

/** How many pairs of hulls lie apart. */
function pairsApart({ from, to }: Hulls): number {
  const [starts, ends] = [from.toSorted(), to.toSorted()];
  let [apart, ended] = [0, 0];
  for (const start of starts) {
    while (ended < ends.length && (ends[ended] as number) <= start) ended += 1;
    apart += ended;
  }
  return apart;
}

/** Dimensions, the one that keeps the most boxes apart first. */
function sortedHulls(boxes: readonly Box[]): Hulls[] {
  const found = [...(boxes[0] ?? []).keys()].map((dimension) => {
    const hulls = hullsOf(boxes, dimension);
    return { hulls, apart: pairsApart(hulls) };
  });
  return found.sort((left, right) => right.apart - left.apart).map(({ hulls }) => hulls);
}

function hullsMeet(all: readonly Hulls[], left: number, right: number): boolean {
  for (let dimension = 1; dimension < all.length; dimension += 1) {
    const { from, to } = all[dimension] as Hulls;
    if ((from[left] as number) >= (to[right] as number)) return false;
    if ((from[right] as number) >= (to[left] as number)) return false;
  }
  return true;
}

/**
 * Calls `visit` with the positions of each two boxes that meet, until it answers false.
 *
 * @throws BudgetExhausted
 */
export function eachMeeting(
  boxes: readonly Box[],
  budget: Budget,
  visit: (first: number, second: number) => boolean,
): void {
  budget.spend(boxes.length * (boxes[0]?.length ?? 0));
  const hulls = sortedHulls(boxes);
  const [sweep] = hulls;
  if (!sweep) return;
  const { from, to } = sweep;
  const order = [...boxes.keys()].sort((a, b) => (from[a] as number) - (from[b] as number));
  const active = new Int32Array(boxes.length);
  let count = 0;
  for (const next of order) {
    budget.spend(count / PAIRS_A_STEP + 1);
    let kept = 0;
    for (let at = 0; at < count; at += 1) {
      const other = active[at] as number;
      if ((to[other] as number) <= (from[next] as number)) continue;
      active[kept] = other;
      kept += 1;
      if (!hullsMeet(hulls, other, next)) continue;
      budget.spend(1);
      if (!boxesMeet(boxes[other] as Box, boxes[next] as Box)) continue;
      if (!visit(Math.min(other, next), Math.max(other, next))) return;
    }
    active[kept] = next;
    count = kept + 1;
  }
}
