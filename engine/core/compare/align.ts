import { canonical } from './json.ts';
import type { Positions } from './types.ts';

/** What an element of a list is compared by. */
type Cells = readonly string[];

export interface Aligned extends Positions {
  /** It stands at another place among those that are on both sides. */
  isReordered: boolean;
}

type Pair = readonly [before: number, after: number];

/** Beyond this many comparisons in one gap, elements are matched by their order alone. */
const MOST_COMPARISONS = 250_000;

/** The k-th of a key on one side belongs to the k-th of it on the other. */
function pairByKey(
  before: readonly (string | undefined)[],
  after: readonly (string | undefined)[],
): Pair[] {
  const waiting = new Map<string, number[]>();
  for (const [index, key] of before.entries()) {
    if (key === undefined) continue;
    const known = waiting.get(key);
    if (known) known.push(index);
    else waiting.set(key, [index]);
  }
  for (const known of waiting.values()) known.reverse();
  return after.flatMap((key, index) => {
    const found = key === undefined ? undefined : waiting.get(key)?.pop();
    return found === undefined ? [] : [[found, index] as const];
  });
}

/** The most pairs that keep their order: a longest increasing subsequence. */
function longestInOrder(pairs: readonly Pair[]): Set<Pair> {
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, after]] of sorted.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tails[middle] as number] as Pair)[1] < after) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (tails[low - 1] as number) : -1);
    tails[low] = index;
  }
  const kept = new Set<Pair>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] as number) {
    kept.add(sorted[at] as Pair);
  }
  return kept;
}

function likeness(before: Cells, after: Cells): number {
  const length = Math.max(before.length, after.length);
  let same = 0;
  for (let index = 0; index < length; index += 1) same += Number(before[index] === after[index]);
  return same;
}

/** Pairs of two short lists with the most equal cells, and of those the most pairs, in order. */
function pairAlike(before: readonly Cells[], after: readonly Cells[]): Pair[] {
  const width = after.length + 1;
  const best = new Array<number>((before.length + 1) * width).fill(0);
  const at = (row: number, column: number): number => best[row * width + column] as number;
  const weigh = (row: number, column: number): number => {
    const [left, right] = [before[row] as Cells, after[column] as Cells];
    const same = likeness(left, right);
    const isOneValue = left.length === 1 && right.length === 1;
    return same > 0 || isOneValue ? same * 100_000 + 1 : Number.NEGATIVE_INFINITY;
  };
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const both = at(row + 1, column + 1) + weigh(row, column);
      best[row * width + column] = Math.max(both, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (at(row, column) === at(row + 1, column + 1) + weigh(row, column)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

function pairInOrder(before: readonly Cells[], after: readonly Cells[]): Pair[] {
  const length = Math.min(before.length, after.length);
  return Array.from({ length }, (_, index): Pair => [index, index]).filter(
    ([row]) => likeness(before[row] as Cells, after[row] as Cells) > 0,
  );
}

/** Pairs among what is left between elements that were found again in their order. */
function pairGaps(before: readonly Cells[], after: readonly Cells[], known: readonly Pair[]) {
  const [goneBefore, goneAfter] = [
    new Set(known.map(([b]) => b)),
    new Set(known.map(([, a]) => a)),
  ];
  const anchors = [...longestInOrder(known)].sort(([a], [b]) => a - b);
  const pairs: Pair[] = [];
  let [fromBefore, fromAfter] = [0, 0];
  for (const [toBefore, toAfter] of [...anchors, [before.length, after.length] as const]) {
    const left = range(fromBefore, toBefore).filter((index) => !goneBefore.has(index));
    const right = range(fromAfter, toAfter).filter((index) => !goneAfter.has(index));
    const pair = left.length * right.length > MOST_COMPARISONS ? pairInOrder : pairAlike;
    const found = pair(
      left.map((index) => before[index] as Cells),
      right.map((index) => after[index] as Cells),
    );
    for (const [a, b] of found) pairs.push([left[a] as number, right[b] as number]);
    [fromBefore, fromAfter] = [toBefore + 1, toAfter + 1];
  }
  return pairs;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** Elements not yet in a pair keep their key; the others lose it. */
function unpaired(keys: readonly string[], taken: readonly number[]): (string | undefined)[] {
  const gone = new Set(taken);
  return keys.map((key, index) => (gone.has(index) ? undefined : key));
}

function pairByContent(before: readonly Cells[], after: readonly Cells[], keyLength: number) {
  const pairs = pairByKey(before.map(canonical), after.map(canonical));
  if (keyLength > 0) {
    const head = (cells: Cells): string => canonical(cells.slice(0, keyLength));
    pairs.push(
      ...pairByKey(
        unpaired(
          before.map(head),
          pairs.map(([b]) => b),
        ),
        unpaired(
          after.map(head),
          pairs.map(([, a]) => a),
        ),
      ),
    );
  }
  return [...pairs, ...pairGaps(before, after, pairs)];
}

function toAligned(pairs: readonly Pair[], before: number, after: number): Aligned[] {
  const inOrder = longestInOrder(pairs);
  const [byBefore, byAfter] = [
    new Set(pairs.map(([b]) => b)),
    new Map(pairs.map((pair) => [pair[1], pair])),
  ];
  const there = range(0, after).map((index): Aligned => {
    const pair = byAfter.get(index);
    return {
      before: pair?.[0] ?? null,
      after: index,
      isReordered: pair !== undefined && !inOrder.has(pair),
    };
  });
  const gone = range(0, before)
    .filter((index) => !byBefore.has(index))
    .map((index): Aligned => ({ before: index, after: null, isReordered: false }));
  return [...gone, ...there];
}

/** Which side is taken first, so that both directions of a comparison agree. */
function isSecond(before: readonly Cells[], after: readonly Cells[]): boolean {
  if (before.length !== after.length) return before.length > after.length;
  const at = before.findIndex((cells, index) => canonical(cells) !== canonical(after[index]));
  return at >= 0 && canonical(before[at]) > canonical(after[at]);
}

const turned = (aligned: readonly Aligned[]): Aligned[] =>
  aligned.map(({ before, after, isReordered }) => ({ before: after, after: before, isReordered }));

/**
 * Which elements of two lists are the same one: those that are equal; of the others those whose
 * first `keyLength` cells are equal; of the rest, between these, those that are most alike.
 */
export function alignByContent(
  before: readonly Cells[],
  after: readonly Cells[],
  keyLength = 0,
): Aligned[] {
  if (isSecond(before, after)) return turned(alignByContent(after, before, keyLength));
  return toAligned(pairByContent(before, after, keyLength), before.length, after.length);
}

/** Which elements of two lists are the same one, where each has a key. */
export function alignByKey(before: readonly string[], after: readonly string[]): Aligned[] {
  const cells = (keys: readonly string[]): Cells[] => keys.map((key) => [key]);
  if (isSecond(cells(before), cells(after))) return turned(alignByKey(after, before));
  return toAligned(pairByKey(before, after), before.length, after.length);
}
