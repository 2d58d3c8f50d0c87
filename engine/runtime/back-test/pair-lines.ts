import { Decimal } from '#engine/core/decimal';
import type { SettledLine } from '#engine/core/invoice';
import type { LocalText } from '#schemas';

/** One side of a line; money as decimal text. */
export interface LineSide {
  quantity: string | null;
  unitPrice: string | null;
  amount: string;
  tax: string;
}

/** A line as it was and as the draft makes it; null where there is none. */
export interface LinePair {
  key: string;
  kind: string;
  name: LocalText;
  periodStart: string | null;
  periodEnd: string | null;
  before: LineSide | null;
  after: LineSide | null;
  /** Amount and tax, `after` less `before`. */
  difference: string;
}

/** Lines of the same thing, whichever part of it they are. */
const identityOf = ({ item, kind, itemId, subscriptionId, period }: SettledLine): string =>
  [item, kind, itemId, subscriptionId, period?.start].join('\n');

function sideOf(line: SettledLine, digits: number): LineSide {
  return {
    quantity: line.quantity?.toString() ?? null,
    unitPrice: line.unitPrice?.toString() ?? null,
    amount: line.amount.toFixed(digits),
    tax: line.taxAmount.toFixed(digits),
  };
}

/** What the line adds to the total: tax that is included is in the amount already. */
function worthOf(line: SettledLine | undefined): Decimal {
  if (!line) return Decimal.ZERO;
  return line.tax?.mode === 'inclusive' ? line.amount : line.amount.plus(line.taxAmount);
}

function pairOf(
  before: SettledLine | undefined,
  after: SettledLine | undefined,
  digits: number,
): LinePair[] {
  const shown = after ?? before;
  if (!shown) return [];
  const { item, kind, name, period } = shown;
  return [
    {
      key: item,
      kind,
      name,
      periodStart: period?.start ?? null,
      periodEnd: period?.end ?? null,
      before: before ? sideOf(before, digits) : null,
      after: after ? sideOf(after, digits) : null,
      difference: worthOf(after).minus(worthOf(before)).toFixed(digits),
    },
  ];
}

/** The lines of both sides next to each other, in the order of the invoice; what is new comes last. */
export function pairLines(
  before: readonly SettledLine[],
  after: readonly SettledLine[],
  digits: number,
): LinePair[] {
  const waiting = Map.groupBy(after, identityOf);
  const pairs = before.flatMap((line) =>
    pairOf(line, waiting.get(identityOf(line))?.shift(), digits),
  );
  const fresh = new Set([...waiting.values()].flat());
  return [
    ...pairs,
    ...after.flatMap((line) => (fresh.has(line) ? pairOf(undefined, line, digits) : [])),
  ];
}
