import { Decimal } from '#engine/core/decimal';

export interface PercentageTerms {
  /** Share of the amount: 0.013 for 1.3 %. */
  rate: Decimal;
  /** Fixed part of each paid event. */
  fixed: Decimal;
  /** How many events come free; undefined: no limit by count. */
  freeEvents: number | undefined;
  /** How much of the amount comes free; undefined: no limit by amount. */
  freeAmount: Decimal | undefined;
  minimumPerEvent: Decimal | undefined;
  maximumPerEvent: Decimal | undefined;
}

export interface PercentageAmount {
  amount: Decimal;
  freeUnits: Decimal;
  paidEvents: number;
}

const least = (left: Decimal, right: Decimal): Decimal => (left.compare(right) <= 0 ? left : right);

/** The allowance in units and in events; where both limits are set the tighter one holds. */
function allowance(
  events: readonly Decimal[],
  terms: PercentageTerms,
): { units: Decimal; events: number } {
  const { freeEvents, freeAmount } = terms;
  if (freeEvents === undefined && freeAmount === undefined) {
    return { units: Decimal.ZERO, events: 0 };
  }
  let running = Decimal.ZERO;
  let units = Decimal.ZERO;
  let count = 0;
  let within = true;
  for (const [index, value] of events.entries()) {
    if (freeEvents !== undefined && index >= freeEvents) break;
    running = running.plus(value);
    units = running;
    within &&= freeAmount === undefined || running.compare(freeAmount) <= 0;
    if (within) count += 1;
  }
  return { units: freeAmount === undefined ? units : least(units, freeAmount), events: count };
}

/** One event: the paid part at the rate plus the fixed part, then held to minimum and maximum. */
function eventAmount(paidUnits: Decimal, terms: PercentageTerms): Decimal {
  const { minimumPerEvent, maximumPerEvent } = terms;
  let amount = paidUnits.times(terms.rate).plus(terms.fixed);
  if (minimumPerEvent && amount.compare(minimumPerEvent) < 0) amount = minimumPerEvent;
  if (maximumPerEvent && amount.compare(maximumPerEvent) > 0) amount = maximumPerEvent;
  return amount;
}

/** A percentage of events' amounts, in their order. */
export function percentage(events: readonly Decimal[], terms: PercentageTerms): PercentageAmount {
  const free = allowance(events, terms);
  let freeLeft = free.units;
  let amount = Decimal.ZERO;
  for (const [index, value] of events.entries()) {
    const freePart = least(value, freeLeft);
    freeLeft = freeLeft.minus(freePart);
    if (index < free.events) continue;
    amount = amount.plus(eventAmount(value.minus(freePart), terms));
  }
  return { amount, freeUnits: free.units, paidEvents: events.length - free.events };
}
