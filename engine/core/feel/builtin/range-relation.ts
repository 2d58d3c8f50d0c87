/** Relations between points and ranges (DMN 1.5, 10.3.4.9, table 78). */
import { compareValues, FeelRange, type FeelValue, feelEquals } from '#engine/core/feel/value';

type Truth = boolean | null;

/** Thrown inside this file where two ends can't be compared; the call is null then. */
class Incomparable extends Error {}

const LOWEST = Symbol('before everything');
const HIGHEST = Symbol('after everything');
type End = FeelValue | typeof LOWEST | typeof HIGHEST;

/** `< 5` has no start: it lies before every value. */
function startOf({ start }: FeelRange): End {
  return start === undefined ? LOWEST : start;
}

function endOf({ end }: FeelRange): End {
  return end === undefined ? HIGHEST : end;
}

function order(left: End, right: End): -1 | 0 | 1 {
  if (left === LOWEST || left === HIGHEST || right === LOWEST || right === HIGHEST) {
    if (left === right) return 0;
    return left === LOWEST || right === HIGHEST ? -1 : 1;
  }
  const result = compareValues(left, right);
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
  const side = order(point, startOf(range));
  return side < 0 || (side === 0 && !range.startIncluded);
}

export function rangeBeforePoint(range: FeelRange, point: FeelValue): boolean {
  const side = order(endOf(range), point);
  return side < 0 || (side === 0 && !range.endIncluded);
}

export function rangeBeforeRange(a: FeelRange, b: FeelRange): boolean {
  const side = order(endOf(a), startOf(b));
  return side < 0 || (side === 0 && (!a.endIncluded || !b.startIncluded));
}

export function meets(a: FeelRange, b: FeelRange): boolean {
  return a.endIncluded && b.startIncluded && order(endOf(a), startOf(b)) === 0;
}

export function overlaps(a: FeelRange, b: FeelRange): boolean {
  return !rangeBeforeRange(a, b) && !rangeBeforeRange(b, a);
}

/** Starts earlier, reaches into the other, and doesn't end later. */
export function overlapsBefore(a: FeelRange, b: FeelRange): boolean {
  const starts = order(startOf(a), startOf(b));
  const earlier = starts < 0 || (starts === 0 && a.startIncluded && !b.startIncluded);
  const ends = order(endOf(a), endOf(b));
  const within = ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded));
  return earlier && within && !rangeBeforeRange(a, b);
}

export function overlapsAfter(a: FeelRange, b: FeelRange): boolean {
  const starts = order(startOf(b), startOf(a));
  const later = starts < 0 || (starts === 0 && b.startIncluded && !a.startIncluded);
  const ends = order(endOf(b), endOf(a));
  const beyond = ends < 0 || (ends === 0 && (!b.endIncluded || a.endIncluded));
  return later && beyond && !rangeBeforeRange(b, a);
}

export function pointFinishes(point: FeelValue, range: FeelRange): boolean {
  return range.endIncluded && order(point, endOf(range)) === 0;
}

export function rangeFinishes(a: FeelRange, b: FeelRange): boolean {
  if (a.endIncluded !== b.endIncluded || order(endOf(a), endOf(b)) !== 0) return false;
  const starts = order(startOf(a), startOf(b));
  return starts > 0 || (starts === 0 && (!a.startIncluded || b.startIncluded));
}

export function includesPoint(range: FeelRange, point: FeelValue): boolean {
  return !pointBeforeRange(point, range) && !rangeBeforePoint(range, point);
}

export function includesRange(a: FeelRange, b: FeelRange): boolean {
  const starts = order(startOf(a), startOf(b));
  const ends = order(endOf(a), endOf(b));
  return (
    (starts < 0 || (starts === 0 && (a.startIncluded || !b.startIncluded))) &&
    (ends > 0 || (ends === 0 && (a.endIncluded || !b.endIncluded)))
  );
}

export function pointStarts(point: FeelValue, range: FeelRange): boolean {
  return range.startIncluded && order(point, startOf(range)) === 0;
}

export function rangeStarts(a: FeelRange, b: FeelRange): boolean {
  if (a.startIncluded !== b.startIncluded || order(startOf(a), startOf(b)) !== 0) return false;
  const ends = order(endOf(a), endOf(b));
  return ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded));
}

export function coincides(a: FeelValue, b: FeelValue): Truth {
  if (a instanceof FeelRange !== b instanceof FeelRange) return null;
  if (a instanceof FeelRange) return feelEquals(a, b);
  return order(a, b) === 0;
}
