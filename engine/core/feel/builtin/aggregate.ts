import { Decimal, sqrt } from '#engine/core/decimal';
import { compareValues, type FeelValue, isList } from '#engine/core/feel/value';
import { type Builtin, define, type Overload, pure } from './define.ts';

/** `f(list)` and `f(a, b, c)`. */
function overList(aggregate: (items: readonly FeelValue[]) => FeelValue): Overload[] {
  const call = (...items: FeelValue[]) => {
    const [only] = items;
    return aggregate(items.length === 1 && isList(only) ? only : items);
  };
  return [pure('list: Any', call), pure('...items: Any', call)];
}

function extreme(items: readonly FeelValue[], wanted: -1 | 1): FeelValue {
  let best = items[0] ?? null;
  for (const item of items) {
    const order = compareValues(item, best);
    if (order === null) return null;
    if (order === wanted) best = item;
  }
  return best;
}

function numbersOf(items: readonly FeelValue[]): readonly Decimal[] | null {
  return items.every((item) => item instanceof Decimal) ? items : null;
}

function total(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((sum, value) => sum.plus(value), Decimal.ZERO);
}

function ofNumbers(
  aggregate: (numbers: readonly Decimal[]) => FeelValue,
): (items: readonly FeelValue[]) => FeelValue {
  return (items) => {
    const numbers = numbersOf(items);
    return numbers && numbers.length > 0 ? aggregate(numbers) : null;
  };
}

function mean(numbers: readonly Decimal[]): Decimal {
  return total(numbers).dividedBy(Decimal.of(numbers.length));
}

function median(numbers: readonly Decimal[]): FeelValue {
  const sorted = [...numbers].sort((left, right) => left.compare(right));
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as Decimal;
  if (sorted.length % 2 === 1) return upper;
  return (sorted[middle - 1] as Decimal).plus(upper).dividedBy(Decimal.of(2));
}

/** Of a sample: the sum of squares over n − 1. */
function standardDeviation(numbers: readonly Decimal[]): FeelValue {
  if (numbers.length < 2) return null;
  const average = mean(numbers);
  const squares = numbers.map((value) => {
    const distance = value.minus(average);
    return distance.times(distance);
  });
  return sqrt(total(squares).dividedBy(Decimal.of(numbers.length - 1)));
}

/** Every most frequent number, smallest first. */
function mode(items: readonly FeelValue[]): FeelValue {
  const numbers = numbersOf(items);
  if (!numbers) return null;
  const counts = new Map<string, { value: Decimal; count: number }>();
  for (const value of numbers) {
    const key = value.toString();
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  return [...counts.values()]
    .filter(({ count }) => count === most)
    .map(({ value }) => value)
    .sort((left, right) => left.compare(right));
}

/** All true, or one false; null where that is unknown (DMN 1.5, 10.3.4.4). */
function decide(items: readonly FeelValue[], decisive: boolean): FeelValue {
  if (items.includes(decisive)) return decisive;
  return items.every((item) => item === !decisive) ? !decisive : null;
}

function product(numbers: readonly Decimal[]): FeelValue {
  try {
    return numbers.reduce((result, value) => result.times(value), Decimal.ONE);
  } catch {
    return null;
  }
}

export const AGGREGATE_BUILTINS: readonly Builtin[] = [
  define(
    'count',
    '列表的项数',
    'Number of items',
    pure('list: list', (list: readonly FeelValue[]) => Decimal.of(list.length)),
  ),
  define('min', '最小值', 'The smallest item', ...overList((items) => extreme(items, -1))),
  define('max', '最大值', 'The greatest item', ...overList((items) => extreme(items, 1))),
  define('sum', '求和', 'Sum of numbers', ...overList(ofNumbers(total))),
  define('mean', '平均值', 'Arithmetic mean', ...overList(ofNumbers(mean))),
  define('product', '求积', 'Product of numbers', ...overList(ofNumbers(product))),
  define('median', '中位数', 'The middle number', ...overList(ofNumbers(median))),
  define(
    'stddev',
    '样本标准差',
    'Standard deviation of a sample',
    ...overList(ofNumbers(standardDeviation)),
  ),
  define('mode', '众数', 'The most frequent numbers', ...overList(mode)),
  define(
    'all',
    '是否全部为真',
    'Whether all items are true',
    ...overList((items) => decide(items, false)),
  ),
  define(
    'any',
    '是否有一项为真',
    'Whether any item is true',
    ...overList((items) => decide(items, true)),
  ),
];
