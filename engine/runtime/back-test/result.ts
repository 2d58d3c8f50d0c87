import { Decimal } from '#engine/core/decimal';
import type { Issue } from '#schemas';
import { type FlowHeat, mergeHeat } from './heat.ts';
import { Tally, type TallyRecord } from './tally.ts';

/** A customer whom the draft can't bill, and why. */
export interface Failure {
  customerId: string;
  issue: Issue;
}

/** An invoice that doesn't come out of its kept facts as it stands. */
export interface Mismatch {
  invoiceId: string;
  number: string;
  customerId: string;
  stored: string;
  replayed: string;
}

/** What is kept of a chunk, and of all of them together. */
export interface ResultRecord {
  currencies: Record<string, TallyRecord>;
  failures: {
    customers: number;
    /** What they were billed, by currency; it is in none of the sums. */
    before: Record<string, string>;
    byCode: Record<string, number>;
    /** The first of them. */
    list: Failure[];
  };
  mismatches: { invoices: number; list: Mismatch[] };
  heat: FlowHeat[];
}

const MOST_FAILURES = 100;
const MOST_MISMATCHES = 20;

const byCustomer = (a: { customerId: string }, b: { customerId: string }): number =>
  a.customerId < b.customerId ? -1 : Number(a.customerId > b.customerId);

/** The result of a part of the book; parts add up to the whole, in any order. */
export class Result {
  private readonly tallies = new Map<string, Tally>();
  private failed = 0;
  private readonly failedBefore = new Map<string, Decimal>();
  private readonly failedByCode = new Map<string, number>();
  private failures: Failure[] = [];
  private mismatched = 0;
  private mismatches: Mismatch[] = [];
  private readonly heat: FlowHeat[] = [];

  tally(currency: string): Tally {
    let known = this.tallies.get(currency);
    if (!known) {
      known = new Tally();
      this.tallies.set(currency, known);
    }
    return known;
  }

  addFailure(failure: Failure, billed: readonly { currency: string; total: string }[]): void {
    const { code } = failure.issue;
    this.failed += 1;
    this.failedByCode.set(code, (this.failedByCode.get(code) ?? 0) + 1);
    for (const { currency, total } of billed) this.addFailedBefore(currency, total);
    if (this.failures.length < MOST_FAILURES) this.failures.push(failure);
  }

  addMismatch(mismatch: Mismatch): void {
    this.mismatched += 1;
    if (this.mismatches.length < MOST_MISMATCHES) this.mismatches.push(mismatch);
  }

  addHeat(heat: readonly FlowHeat[]): void {
    mergeHeat(this.heat, heat);
  }

  merge({ currencies, failures, mismatches, heat }: ResultRecord): void {
    for (const [currency, record] of Object.entries(currencies)) this.tally(currency).merge(record);
    this.failed += failures.customers;
    for (const [code, count] of Object.entries(failures.byCode)) {
      this.failedByCode.set(code, (this.failedByCode.get(code) ?? 0) + count);
    }
    for (const [currency, amount] of Object.entries(failures.before)) {
      this.addFailedBefore(currency, amount);
    }
    this.failures = [...this.failures, ...failures.list].sort(byCustomer).slice(0, MOST_FAILURES);
    this.mismatched += mismatches.invoices;
    this.mismatches = [...this.mismatches, ...mismatches.list]
      .sort(byCustomer)
      .slice(0, MOST_MISMATCHES);
    this.addHeat(heat);
  }

  record(): ResultRecord {
    const sorted = [...this.tallies].sort(([a], [b]) => (a < b ? -1 : 1));
    const before = [...this.failedBefore].map(([currency, sum]) => [currency, sum.toString()]);
    return {
      currencies: Object.fromEntries(sorted.map(([currency, tally]) => [currency, tally.record()])),
      failures: {
        customers: this.failed,
        before: Object.fromEntries(before),
        byCode: Object.fromEntries(this.failedByCode),
        list: this.failures,
      },
      mismatches: { invoices: this.mismatched, list: this.mismatches },
      heat: this.heat,
    };
  }

  private addFailedBefore(currency: string, amount: string): void {
    const known = this.failedBefore.get(currency) ?? Decimal.ZERO;
    this.failedBefore.set(currency, known.plus(Decimal.of(amount)));
  }
}
