import { Decimal } from '#engine/core/decimal';
import { compareValues, type FeelRange, type FeelValue } from '#engine/core/feel/value';

function* countNumbers(start: Decimal, end: Decimal): Iterable<FeelValue> {
  const step = start.compare(end) > 0 ? Decimal.ONE.negated() : Decimal.ONE;
  const sign = step.sign();
  for (let value = start; value.compare(end) !== sign; value = value.plus(step)) yield value;
}

function* countDays(start: Temporal.PlainDate, end: Temporal.PlainDate): Iterable<FeelValue> {
  const step = Temporal.PlainDate.compare(start, end) > 0 ? -1 : 1;
  for (
    let date = start;
    Temporal.PlainDate.compare(date, end) !== step;
    date = date.add({ days: step })
  ) {
    yield date;
  }
}

/** `a..b` counts up or down by one, or by days between dates; null for other ends. */
export function iterateTo(start: FeelValue, end: FeelValue): Iterable<FeelValue> | null {
  if (start instanceof Decimal && end instanceof Decimal) {
    return start.isInteger() && end.isInteger() ? countNumbers(start, end) : null;
  }
  if (start instanceof Temporal.PlainDate && end instanceof Temporal.PlainDate) {
    return countDays(start, end);
  }
  return null;
}

function* within(range: FeelRange, items: Iterable<FeelValue>): Iterable<FeelValue> {
  for (const item of items) {
    const isStart = compareValues(item, range.start ?? null) === 0;
    const isEnd = compareValues(item, range.end ?? null) === 0;
    if ((isStart && !range.startIncluded) || (isEnd && !range.endIncluded)) continue;
    yield item;
  }
}

/** The integers or days of a range value; null where it is open, reversed or of another kind. */
export function iterateRange(range: FeelRange): Iterable<FeelValue> | null {
  const order = compareValues(range.start ?? null, range.end ?? null);
  if (order === null || order > 0) return null;
  const items = iterateTo(range.start ?? null, range.end ?? null);
  return items && within(range, items);
}
