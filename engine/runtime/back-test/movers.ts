import { Decimal } from '#engine/core/decimal';

/** A customer whose bill changes; money as decimal text. */
export interface Mover {
  customerId: string;
  before: string;
  after: string;
  difference: string;
}

interface Ranked {
  mover: Mover;
  size: Decimal;
}

export const MOST_MOVERS = 100;

/** Larger first; of the same size by id, so that the order of the work doesn't show. */
function compareRanked(a: Ranked, b: Ranked): number {
  return b.size.compare(a.size) || (a.mover.customerId < b.mover.customerId ? -1 : 1);
}

/** The largest of many, holding twice as many as it keeps at most. */
export class TopMovers {
  private kept: Ranked[] = [];
  private smallest: Decimal | undefined;

  add(mover: Mover, size: Decimal): void {
    if (this.smallest && size.compare(this.smallest) < 0) return;
    this.kept.push({ mover, size });
    if (this.kept.length >= 2 * MOST_MOVERS) this.cut();
  }

  merge(movers: readonly Mover[]): void {
    for (const mover of movers) this.add(mover, Decimal.of(mover.difference).abs());
  }

  list(): Mover[] {
    this.cut();
    return this.kept.map(({ mover }) => mover);
  }

  private cut(): void {
    this.kept = this.kept.sort(compareRanked).slice(0, MOST_MOVERS);
    if (this.kept.length === MOST_MOVERS) this.smallest = this.kept.at(-1)?.size;
  }
}
