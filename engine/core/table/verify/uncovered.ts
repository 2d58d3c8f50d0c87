import { type AtomSet, includes, intersect, isEmpty } from './atom-set.ts';
import type { Box } from './box.ts';
import type { Budget } from './budget.ts';

/** A row as a search sees it: where it stands first, it either covers a case or blocks it. */
export interface Cover {
  readonly box: Box;
  readonly covers: boolean;
}

/** Sets of the rows within the domain; null where a row takes all of it. */
type Clipped = readonly (AtomSet | null)[];

interface Segment {
  readonly ranges: number[];
  readonly live: readonly number[];
}

/** Live rows as a text, to remember states by. */
const MAX_REMEMBERED_UNITS = 8_000_000;

function keyOf(live: readonly number[], remaining: readonly number[]): string {
  return String.fromCharCode(...remaining, 0xffff) + textOf(live);
}

/** Rows are fewer than 65,536: each is one unit of a text. */
function textOf(live: readonly number[]): string {
  let text = '';
  for (let at = 0; at < live.length; at += 4_096) {
    text += String.fromCharCode(...live.slice(at, at + 4_096));
  }
  return text;
}

/**
 * Looks for the cases of a domain whose first row doesn't cover them, dimension by dimension: a
 * dimension is cut where rows begin or end, and what has the same rows left is looked at once.
 */
class Search {
  private readonly rows: readonly { sets: Clipped; covers: boolean }[];
  private readonly covered = new Set<string>();
  private units = 0;
  private readonly domain: Box;
  private readonly budget: Budget;
  private readonly visit: (box: Box) => boolean;

  constructor(domain: Box, covers: readonly Cover[], budget: Budget, visit: (box: Box) => boolean) {
    this.domain = domain;
    this.budget = budget;
    this.visit = visit;
    const rows: { sets: Clipped; covers: boolean }[] = [];
    for (const { box, covers: doesCover } of covers) {
      budget.spend(domain.length);
      const sets = clip(domain, box);
      if (sets) rows.push({ sets, covers: doesCover });
    }
    this.rows = rows;
  }

  run(): boolean {
    const live = this.rows.map((_, position) => position);
    this.step(
      live,
      this.domain.map((_, dimension) => dimension),
      [...this.domain],
    );
    return this.isStopped;
  }

  private isStopped = false;

  private isFull(row: number, remaining: readonly number[]): boolean {
    const sets = this.rows[row]?.sets as Clipped;
    return remaining.every((dimension) => sets[dimension] === null);
  }

  private covers(row: number): boolean {
    return this.rows[row]?.covers === true;
  }

  /** Rows after one that takes everything don't matter, nor do blocks that nothing follows. */
  private relevant(live: readonly number[], remaining: readonly number[]): readonly number[] {
    const full = live.findIndex((row) => this.isFull(row, remaining));
    const reached = full < 0 ? live : live.slice(0, full + 1);
    return reached.slice(0, reached.findLastIndex((row) => this.covers(row)) + 1);
  }

  /** Whether everything below is covered. */
  private step(all: readonly number[], remaining: readonly number[], path: AtomSet[]): boolean {
    this.budget.spend(all.length * remaining.length + 1);
    const live = this.relevant(all, remaining);
    const last = live.at(-1);
    if (last === undefined) return this.emit(path);
    if (this.isFull(last, remaining) && live.every((row) => this.covers(row))) return true;
    const key = keyOf(live, remaining);
    if (this.covered.has(key)) return true;
    const dimension = this.chooseDimension(live, remaining);
    const rest = remaining.filter((each) => each !== dimension);
    let isCovered = true;
    for (const { ranges, live: below } of this.split(live, dimension)) {
      const inner = [...path];
      inner[dimension] = ranges;
      if (!this.step(below, rest, inner)) isCovered = false;
      if (this.isStopped) return false;
    }
    if (isCovered) this.remember(key);
    return isCovered;
  }

  private emit(path: readonly AtomSet[]): boolean {
    if (!this.visit([...path])) this.isStopped = true;
    return false;
  }

  private remember(key: string): void {
    this.units += key.length;
    if (this.units <= MAX_REMEMBERED_UNITS) this.covered.add(key);
  }

  /** The dimension that most of the rows restrict. */
  private chooseDimension(live: readonly number[], remaining: readonly number[]): number {
    let [best, most] = [remaining[0] as number, -1];
    for (const dimension of remaining) {
      let count = 0;
      for (const row of live) if (this.rows[row]?.sets[dimension] !== null) count += 1;
      if (count > most) [best, most] = [dimension, count];
    }
    return best;
  }

  /** Cuts a dimension where rows begin or end; parts with the same rows are one, emptiest first. */
  private split(live: readonly number[], dimension: number): Segment[] {
    const domain = this.domain[dimension] as AtomSet;
    const sets = live.map((row) => this.rows[row]?.sets[dimension] ?? null);
    const cuts = cutsOf(domain, sets);
    const rowsAt: number[][] = cuts.map(() => []);
    for (const [position, set] of sets.entries()) {
      const ranges = set ?? domain;
      for (let at = 0; at < ranges.length; at += 2) {
        let cut = positionOf(cuts, ranges[at] as number);
        const to = ranges[at + 1] as number;
        for (; (cuts[cut] ?? to) < to; cut += 1) rowsAt[cut]?.push(live[position] as number);
      }
      this.budget.spend(ranges.length + 1);
    }
    return this.merge(domain, cuts, rowsAt);
  }

  private merge(
    domain: AtomSet,
    cuts: readonly number[],
    rowsAt: readonly (readonly number[])[],
  ): Segment[] {
    const segments = new Map<string, { ranges: number[]; live: readonly number[] }>();
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const [from, to] = [cuts[at] as number, cuts[at + 1] as number];
      if (!includes(domain, [from, to])) continue;
      const rows = rowsAt[at] ?? [];
      this.budget.spend(rows.length + 1);
      const key = textOf(rows);
      const segment = segments.get(key);
      if (!segment) segments.set(key, { ranges: [from, to], live: rows });
      else if (segment.ranges.at(-1) === from) segment.ranges[segment.ranges.length - 1] = to;
      else segment.ranges.push(from, to);
    }
    return [...segments.values()].sort((left, right) => left.live.length - right.live.length);
  }
}

function clip(domain: Box, box: Box): Clipped | undefined {
  const sets: (AtomSet | null)[] = [];
  for (const [dimension, whole] of domain.entries()) {
    const own = box[dimension] as AtomSet;
    if (includes(own, whole)) {
      sets.push(null);
      continue;
    }
    const set = intersect(own, whole);
    if (isEmpty(set)) return undefined;
    sets.push(set);
  }
  return sets;
}

function cutsOf(domain: AtomSet, sets: readonly (AtomSet | null)[]): number[] {
  const cuts = new Set<number>(domain);
  for (const set of sets) for (const cut of set ?? []) cuts.add(cut);
  return [...cuts].sort((left, right) => left - right);
}

function positionOf(cuts: readonly number[], cut: number): number {
  let [from, to] = [0, cuts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((cuts[middle] as number) < cut) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Calls `visit` with boxes that lie apart and together hold every case of the domain that no row
 * covers, until it answers false. Gives whether it did.
 *
 * @throws BudgetExhausted
 */
export function findUncovered(
  domain: Box,
  covers: readonly Cover[],
  budget: Budget,
  visit: (box: Box) => boolean,
): boolean {
  if (domain.some(isEmpty)) return false;
  return new Search(domain, covers, budget, visit).run();
}
