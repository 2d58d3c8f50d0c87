/** Relations between points and ranges (DMN 1.5, 10.3.4.9, table 78). */
import { compareValues, FeelRange, type FeelValue, feelEquals } from '#engine/core/feel/value';

type Truth = boolean | null;

/** Thrown inside this file where two ends can't be compared; the call is null then. */
class Incomparable extends Error {}

function order(left: FeelValue | undefined, right: FeelValue | undefined): -1 | 0 | 1 {
  const result = compareValues(left ?? null, right ?? null);
  if (result === null) throw new Incomparable();
  return result;
}

export function orNull(relation: () => boolean): Truth {
  try {
    return relation();
  } catch (error) {
    if (error instanceof Incomparable) return null;
    throw error;
  }
}

export function pointBeforePoint(a: FeelValue, b: FeelValue): boolean {
  return order(a, b) < 0;
}

export function pointBeforeRange(point: FeelValue, range: FeelRange): boolean {
  const side = order(point, range.start);
  return side < 0 || (side === 0 && !range.startIncluded);
}

export function rangeBeforePoint(range: FeelRange, point: FeelValue): boolean {
  const side = order(range.end, point);
  return side < 0 || (side === 0 && !range.endIncluded);
}

export function rangeBeforeRange(a: FeelRange, b: FeelRange): boolean {
  const side = order(a.end, b.start);
  return side < 0 || (side === 0 && (!a.endIncluded || !b.startIncluded));
}

export function meets(a: FeelRange, b: FeelRange): boolean {
  return a.endIncluded && b.startIncluded && order(a.end, b.start) === 0;
}

export function overlaps(a: FeelRange, b: FeelRange): boolean {
  return !rangeBeforeRange(a, b) && !rangeBeforeRange(b, a);
}

/** Starts earlier, reaches into the other, and doesn't end later. */
export function overlapsBefore(a: FeelRange, b: FeelRange): boolean {
  const starts = order(a.start, b.start);
  const earlier = starts < 0 || (starts === 0 && a.startIncluded && !b.startIncluded);
  const ends = order(a.end, b.end);
  const within = ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded));
  return earlier && within && !rangeBeforeRange(a, b);
}

export function overlapsAfter(a: FeelRange, b: FeelRange): boolean {
  const starts = order(b.start, a.start);
  const later = starts < 0 || (starts === 0 && b.startIncluded && !a.startIncluded);
  const ends = order(b.end, a.end);
  const beyond = ends < 0 || (ends === 0 && (!b.endIncluded || a.endIncluded));
  return later && beyond && !rangeBeforeRange(b, a);
}

export function pointFinishes(point: FeelValue, range: FeelRange): boolean {
  return range.endIncluded && order(point, range.end) === 0;
}

export function rangeFinishes(a: FeelRange, b: FeelRange): boolean {
  if (a.endIncluded !== b.endIncluded || order(a.end, b.end) !== 0) return false;
  const starts = order(a.start, b.start);
  return starts > 0 || (starts === 0 && (!a.startIncluded || b.startIncluded));
}

export function includesPoint(range: FeelRange, point: FeelValue): boolean {
  return !pointBeforeRange(point, range) && !rangeBeforePoint(range, point);
}

export function includesRange(a: FeelRange, b: FeelRange): boolean {
  const starts = order(a.start, b.start);
  const ends = order(a.end, b.end);
  return (
    (starts < 0 || (starts === 0 && (a.startIncluded || !b.startIncluded))) &&
    (ends > 0 || (ends === 0 && (a.endIncluded || !b.endIncluded)))
  );
}

export function pointStarts(point: FeelValue, range: FeelRange): boolean {
  return range.startIncluded && order(point, range.start) === 0;
}

export function rangeStarts(a: FeelRange, b: FeelRange): boolean {
  if (a.startIncluded !== b.startIncluded || order(a.start, b.start) !== 0) return false;
  const ends = order(a.end, b.end);
  return ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded));
}

export function coincides(a: FeelValue, b: FeelValue): Truth {
  if (a instanceof FeelRange !== b instanceof FeelRange) return null;
  if (a instanceof FeelRange) return feelEquals(a, b);
  return order(a, b) === 0;
}
