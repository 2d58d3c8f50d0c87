import { Decimal } from '#engine/core/decimal';

/**
 * Differences above `from` up to and including `to`; below zero the other way round, so that a
 * bucket and its mirror hold the same sizes. Both ends 0: no difference. Null: without end.
 */
export interface Bucket {
  from: string | null;
  to: string | null;
  customers: number;
  /** The sum of their differences, decimal text. */
  amount: string;
}

/** As it is kept: position of the bucket (negative below zero), customers, amount. */
export type BucketTally = [position: number, customers: number, amount: string];

/** 1, 2, 5, 10, 20 … from the smallest minor unit to more than any invoice. */
const AMOUNT_EDGES: readonly Decimal[] = Array.from(
  { length: 19 },
  (_, index) => index - 4,
).flatMap((power) => ['1', '2', '5'].map((digit) => Decimal.of(digit).shifted(power)));

const PERCENT_EDGES: readonly Decimal[] = ['0.5', '1', '2', '5', '10', '20', '30', '50', '100'].map(
  (edge) => Decimal.of(edge),
);

/** Counts of differences by their size, in buckets that are the same for every part of the book. */
export class Histogram {
  private readonly edges: readonly Decimal[];
  private readonly buckets = new Map<number, { customers: number; amount: Decimal }>();

  private constructor(edges: readonly Decimal[]) {
    this.edges = edges;
  }

  static ofAmounts(): Histogram {
    return new Histogram(AMOUNT_EDGES);
  }

  static ofPercents(): Histogram {
    return new Histogram(PERCENT_EDGES);
  }

  /** `size` says the bucket, `amount` is summed in it. */
  add(size: Decimal, amount: Decimal): void {
    const sign = size.sign();
    const position = sign === 0 ? 0 : sign * (this.find(size.abs()) + 1);
    this.put(position, 1, amount);
  }

  merge(tallies: readonly BucketTally[]): void {
    for (const [position, customers, amount] of tallies) {
      this.put(position, customers, Decimal.of(amount));
    }
  }

  tally(): BucketTally[] {
    return [...this.buckets]
      .sort(([a], [b]) => a - b)
      .map(([position, { customers, amount }]) => [position, customers, amount.toString()]);
  }

  /** From the largest decrease to the largest increase; empty buckets between them included. */
  describe(): Bucket[] {
    const positions = [...this.buckets.keys()];
    if (positions.length === 0) return [];
    const [first, last] = [Math.min(...positions), Math.max(...positions)];
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const position = first + index;
      const { customers, amount } = this.buckets.get(position) ?? {
        customers: 0,
        amount: Decimal.ZERO,
      };
      return { ...this.ends(position), customers, amount: amount.toString() };
    });
  }

  private put(position: number, customers: number, amount: Decimal): void {
    const known = this.buckets.get(position);
    if (known) {
      known.customers += customers;
      known.amount = known.amount.plus(amount);
    } else this.buckets.set(position, { customers, amount });
  }

  /** The first edge that is not below the size; as many as there are edges where none is. */
  private find(size: Decimal): number {
    let [low, high] = [0, this.edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edges[middle] as Decimal).compare(size) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private ends(position: number): Pick<Bucket, 'from' | 'to'> {
    if (position === 0) return { from: '0', to: '0' };
    const index = Math.abs(position) - 1;
    const inner = index === 0 ? Decimal.ZERO : (this.edges[index - 1] as Decimal);
    const outer = this.edges[index] ?? null;
    return position > 0
      ? { from: inner.toString(), to: outer?.toString() ?? null }
      : { from: outer?.negated().toString() ?? null, to: inner.negated().toString() };
  }
}
