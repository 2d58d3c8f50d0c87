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
  /** Whether the event that uses the free amount up exactly still comes free. */
  isFreeAtBorder: boolean;
  minimumPerEvent: Decimal | undefined;
  maximumPerEvent: Decimal | undefined;
}

/** What a percentage is taken of. */
export interface PercentageUsage {
  units: Decimal;
  /** How many events the units come from. */
  count: number;
  /** The events' amounts in their order; undefined where only their number is known. */
  events: readonly Decimal[] | undefined;
}

export interface PercentageAmount {
  amount: Decimal;
  freeUnits: Decimal;
  paidEvents: number;
}

interface Allowance {
  units: Decimal;
  events: number;
}

const least = (left: Decimal, right: Decimal): Decimal => (left.compare(right) <= 0 ? left : right);

/** Whether an event that starts below the free amount and ends at `running` comes wholly free. */
function isWithin(running: Decimal, { freeAmount, isFreeAtBorder }: PercentageTerms): boolean {
  if (freeAmount === undefined) return true;
  const comparison = running.compare(freeAmount);
  return isFreeAtBorder ? comparison <= 0 : comparison < 0;
}

/** The allowance in units and in events; where both limits are set the tighter one holds. */
function allowance(events: readonly Decimal[], terms: PercentageTerms): Allowance {
  const { freeEvents, freeAmount } = terms;
  let running = Decimal.ZERO;
  let units = Decimal.ZERO;
  let count = 0;
  let within = true;
  for (const [index, value] of events.entries()) {
    if (freeEvents !== undefined && index >= freeEvents) break;
    running = running.plus(value);
    units = running;
    within &&= isWithin(running, terms);
    if (within) count += 1;
  }
  return { units: freeAmount === undefined ? units : least(units, freeAmount), events: count };
}

/** The allowance where the events' amounts aren't known; undefined where it depends on them. */
function allowanceByCount(
  { units, count }: PercentageUsage,
  { freeEvents, freeAmount, fixed }: PercentageTerms,
): Allowance | undefined {
  if (freeEvents === undefined && freeAmount !== undefined && fixed.isZero()) {
    return { units: least(units, freeAmount), events: 0 };
  }
  if (freeAmount === undefined && freeEvents !== undefined && count <= freeEvents) {
    return { units, events: count };
  }
  return undefined;
}

/** One event: the paid part at the rate plus the fixed part, then held to minimum and maximum. */
function eventAmount(paidUnits: Decimal, terms: PercentageTerms): Decimal {
  const { minimumPerEvent, maximumPerEvent } = terms;
  let amount = paidUnits.times(terms.rate).plus(terms.fixed);
  if (minimumPerEvent && amount.compare(minimumPerEvent) < 0) amount = minimumPerEvent;
  if (maximumPerEvent && amount.compare(maximumPerEvent) > 0) amount = maximumPerEvent;
  return amount;
}

/** Each event by itself, held to its minimum and maximum. */
function eventByEvent(
  events: readonly Decimal[],
  free: Allowance,
  terms: PercentageTerms,
): PercentageAmount {
  let freeLeft = free.units;
  let amount = Decimal.ZERO;
  for (const [index, value] of events.entries()) {
    const freePart = freeLeft.sign() > 0 ? least(value, freeLeft) : Decimal.ZERO;
    freeLeft = freeLeft.minus(freePart);
    if (index < free.events) continue;
    amount = amount.plus(eventAmount(value.minus(freePart), terms));
  }
  return { amount, freeUnits: free.units, paidEvents: events.length - free.events };
}

/**
 * A percentage of what was used, with a fixed part for each event.
 * @returns undefined where the terms need the amount of each event and only their number is known
 */
export function percentage(
  usage: PercentageUsage,
  terms: PercentageTerms,
): PercentageAmount | undefined {
  const { units, count, events } = usage;
  const { freeEvents, freeAmount, minimumPerEvent, maximumPerEvent } = terms;
  const hasAllowance = freeEvents !== undefined || freeAmount !== undefined;
  const none: Allowance = { units: Decimal.ZERO, events: 0 };
  const known = events && (hasAllowance ? allowance(events, terms) : none);
  if (minimumPerEvent || maximumPerEvent) {
    if (!events || !known) return count === 0 ? empty : undefined;
    return eventByEvent(events, known, terms);
  }
  const free = known ?? (hasAllowance ? allowanceByCount(usage, terms) : none);
  if (!free) return undefined;
  const paidUnits =
    free.units.sign() > 0 && free.units.compare(units) > 0 ? Decimal.ZERO : units.minus(free.units);
  const paidEvents = Math.max(0, count - free.events);
  return {
    amount: paidUnits.times(terms.rate).plus(terms.fixed.times(Decimal.of(paidEvents))),
    freeUnits: free.units,
    paidEvents,
  };
}

const empty: PercentageAmount = {
  amount: Decimal.ZERO,
  freeUnits: Decimal.ZERO,
  paidEvents: 0,
};
