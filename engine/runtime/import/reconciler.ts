import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import { minorUnits } from '#engine/core/money';
import type { Reconciliation } from './report.ts';

interface Largest {
  row: number;
  externalId: string;
  computed: Decimal;
  source: Decimal;
  difference: Decimal;
}

/** Sums what the engine computes and what the source says, and finds where they part most. */
export class Reconciler {
  private computed = Decimal.ZERO;
  private source = Decimal.ZERO;
  private compared = 0;
  private notCompared = 0;
  private differing = 0;
  private largest: Largest | undefined;
  private readonly column: string;
  private readonly label: LocalText;
  private readonly currency: string;

  constructor(column: string, label: LocalText, currency: string) {
    this.column = column;
    this.label = label;
    this.currency = currency;
  }

  add(
    row: number,
    externalId: string,
    computed: Decimal | undefined,
    source: Decimal | undefined,
  ): void {
    if (!computed || !source) {
      this.notCompared += 1;
      return;
    }
    this.compared += 1;
    this.computed = this.computed.plus(computed);
    this.source = this.source.plus(source);
    const difference = computed.minus(source);
    if (difference.isZero()) return;
    this.differing += 1;
    if (this.largest && difference.abs().compare(this.largest.difference.abs()) <= 0) return;
    this.largest = { row, externalId, computed, source, difference };
  }

  result(): Reconciliation {
    const { largest, currency, column, label } = this;
    const digits = minorUnits(currency) ?? 2;
    const text = (amount: Decimal) =>
      amount.scale > digits ? amount.toString() : amount.toFixed(digits);
    return {
      column,
      label,
      currency,
      rowsCompared: this.compared,
      rowsNotCompared: this.notCompared,
      computed: text(this.computed),
      source: text(this.source),
      difference: text(this.computed.minus(this.source)),
      rowsDiffering: this.differing,
      largest: largest
        ? {
            row: largest.row,
            externalId: largest.externalId,
            computed: text(largest.computed),
            source: text(largest.source),
            difference: text(largest.difference),
          }
        : null,
    };
  }
}
