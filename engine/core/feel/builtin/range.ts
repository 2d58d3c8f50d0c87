import { compareValues, FeelRange, type FeelValue } from '#engine/core/feel/value';
import { type Builtin, define, type Overload, pure } from './define.ts';
import * as relation from './range-relation.ts';
import { literalOf } from './range-text.ts';

type Point = FeelValue;
type Relation<A, B> = (a: A, b: B) => boolean | null;

function isPoint(value: FeelValue): boolean {
  return value !== null && !(value instanceof FeelRange);
}

const wrap =
  <A, B>(check: Relation<A, B>) =>
  (a: A, b: B): FeelValue => {
    let result: boolean | null = null;
    const known = relation.orNull(() => {
      result = check(a, b);
      return true;
    });
    return known === null ? null : result;
  };

function ranges(check: Relation<FeelRange, FeelRange>): Overload {
  return pure('range1: range, range2: range', wrap(check));
}

function pointRange(check: Relation<Point, FeelRange>): Overload {
  const call = wrap(check);
  return pure('point: Any, range: range', (point: Point, range: FeelRange) =>
    isPoint(point) ? call(point, range) : null,
  );
}

function rangePoint(check: Relation<FeelRange, Point>): Overload {
  const call = wrap(check);
  return pure('range: range, point: Any', (range: FeelRange, point: Point) =>
    isPoint(point) ? call(range, point) : null,
  );
}

function points(check: Relation<Point, Point>): Overload {
  const call = wrap(check);
  return pure('point1: Any, point2: Any', (a: Point, b: Point) =>
    isPoint(a) && isPoint(b) ? call(a, b) : null,
  );
}

function flip<A, B>(check: Relation<A, B>): Relation<B, A> {
  return (a, b) => check(b, a);
}

/** `range("[1..9]")`: bounds must be literals, or missing. */
function rangeFromText(text: string): FeelValue {
  const match = /^\s*([[\](])(.*?)\.\.(.*?)([[\])])\s*$/s.exec(text);
  if (!match) return null;
  const [, open, low = '', high = '', close] = match;
  const start = literalOf(low.trim());
  const end = literalOf(high.trim());
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  const startIncluded = open === '[';
  const endIncluded = close === ']';
  if ((start === null && startIncluded) || (end === null && endIncluded)) return null;
  if (start !== null && end !== null) {
    const order = compareValues(start, end);
    if (order === null || order > 0) return null;
  }
  return new FeelRange(start, startIncluded, end, endIncluded);
}

export const RANGE_BUILTINS: readonly Builtin[] = [
  define(
    'before',
    '是否在另一个之前',
    'Whether one comes before another',
    ranges(relation.rangeBeforeRange),
    pointRange(relation.pointBeforeRange),
    rangePoint(relation.rangeBeforePoint),
    points(relation.pointBeforePoint),
  ),
  define(
    'after',
    '是否在另一个之后',
    'Whether one comes after another',
    ranges(flip(relation.rangeBeforeRange)),
    pointRange(flip(relation.rangeBeforePoint)),
    rangePoint(flip(relation.pointBeforeRange)),
    points(flip(relation.pointBeforePoint)),
  ),
  define(
    'meets',
    '区间是否首尾相接',
    'Whether a range ends where another starts',
    ranges(relation.meets),
  ),
  define(
    'met by',
    '区间是否被接续',
    'Whether a range starts where another ends',
    ranges(flip(relation.meets)),
  ),
  define('overlaps', '区间是否重叠', 'Whether ranges overlap', ranges(relation.overlaps)),
  define(
    'overlaps before',
    '是否从前面重叠',
    'Whether a range overlaps from before',
    ranges(relation.overlapsBefore),
  ),
  define(
    'overlaps after',
    '是否从后面重叠',
    'Whether a range overlaps from after',
    ranges(relation.overlapsAfter),
  ),
  define(
    'finishes',
    '是否同时结束',
    'Whether one finishes another',
    ranges(relation.rangeFinishes),
    pointRange(relation.pointFinishes),
  ),
  define(
    'finished by',
    '是否被同时结束',
    'Whether one is finished by another',
    ranges(flip(relation.rangeFinishes)),
    rangePoint(flip(relation.pointFinishes)),
  ),
  define(
    'includes',
    '区间是否包含',
    'Whether a range includes a point or range',
    ranges(relation.includesRange),
    rangePoint(relation.includesPoint),
  ),
  define(
    'during',
    '是否在区间之内',
    'Whether a point or range lies within a range',
    ranges(flip(relation.includesRange)),
    pointRange(flip(relation.includesPoint)),
  ),
  define(
    'starts',
    '是否同时开始',
    'Whether one starts another',
    ranges(relation.rangeStarts),
    pointRange(relation.pointStarts),
  ),
  define(
    'started by',
    '是否被同时开始',
    'Whether one is started by another',
    ranges(flip(relation.rangeStarts)),
    rangePoint(flip(relation.pointStarts)),
  ),
  define(
    'coincides',
    '是否重合',
    'Whether two points or ranges are the same',
    ranges(relation.coincides),
    points(relation.coincides),
  ),
  define('range', '由文本构造区间', 'A range from its text', pure('from: string', rangeFromText)),
];
