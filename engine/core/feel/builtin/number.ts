import { Decimal, exp, ln, type RoundingMode, sqrt } from '#engine/core/decimal';
import {
  FeelDayTimeDuration,
  type FeelValue,
  FeelYearMonthDuration,
} from '#engine/core/feel/value';
import { type Builtin, define, type Overload, pure } from './define.ts';

const MIN_SCALE = -6111;
const MAX_SCALE = 6176;

function rounded(value: Decimal, scale: Decimal | undefined, mode: RoundingMode): FeelValue {
  const digits = scale === undefined ? 0 : scale.round(0, 'down').toInteger();
  if (digits === undefined || digits < MIN_SCALE || digits > MAX_SCALE) return null;
  return value.round(digits, mode);
}

function rounding(mode: RoundingMode, scaleOptional = false): Overload {
  return pure(
    `n: number, scale${scaleOptional ? '?' : ''}: number`,
    (n: Decimal, scale?: Decimal) => rounded(n, scale, mode),
  );
}

/** The magnitude of a number or duration. */
const ABSOLUTE: readonly Overload[] = [
  pure('n: number', (value: Decimal) => value.abs()),
  pure(
    'n: years and months duration',
    ({ months }: FeelYearMonthDuration) => new FeelYearMonthDuration(Math.abs(months)),
  ),
  pure(
    'n: days and time duration',
    ({ nanoseconds }: FeelDayTimeDuration) =>
      new FeelDayTimeDuration(nanoseconds < 0n ? -nanoseconds : nanoseconds),
  ),
];

/** dividend − divisor × ⌊dividend ÷ divisor⌋: the sign of the divisor. */
function modulo(dividend: Decimal, divisor: Decimal): FeelValue {
  if (divisor.isZero()) return null;
  const scale = Math.max(0, dividend.scale, divisor.scale);
  const [a, b] = [dividend.toMinor(scale) ?? 0n, divisor.toMinor(scale) ?? 1n];
  const rest = a % b;
  return Decimal.ofBig(rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest, scale);
}

function isEven(value: Decimal): boolean | null {
  if (!value.isInteger()) return null;
  return (value.toMinor(0) ?? 1n) % 2n === 0n;
}

function orNull(compute: () => Decimal): FeelValue {
  try {
    return compute();
  } catch {
    return null;
  }
}

export const NUMBER_BUILTINS: readonly Builtin[] = [
  define(
    'decimal',
    '按四舍六入五成双保留小数位',
    'Rounds half-even to a number of digits',
    rounding('half-even'),
  ),
  define('floor', '向下取整', 'Rounds towards minus infinity', rounding('floor', true)),
  define('ceiling', '向上取整', 'Rounds towards infinity', rounding('ceiling', true)),
  define('round up', '远离零舍入', 'Rounds away from zero', rounding('up')),
  define('round down', '向零舍入', 'Rounds towards zero', rounding('down')),
  define(
    'round half up',
    '四舍五入',
    'Rounds to nearest, half away from zero',
    rounding('half-up'),
  ),
  define(
    'round half down',
    '五舍六入',
    'Rounds to nearest, half towards zero',
    rounding('half-down'),
  ),
  define('abs', '绝对值', 'The magnitude', ...ABSOLUTE),
  define(
    'modulo',
    '取余，符号随除数',
    'Remainder with the sign of the divisor',
    pure('dividend: number, divisor: number', modulo),
  ),
  define(
    'sqrt',
    '平方根',
    'Square root',
    pure('number: number', (value: Decimal) =>
      value.sign() < 0 ? null : orNull(() => sqrt(value)),
    ),
  ),
  define(
    'log',
    '自然对数',
    'Natural logarithm',
    pure('number: number', (value: Decimal) =>
      value.sign() <= 0 ? null : orNull(() => ln(value)),
    ),
  ),
  define(
    'exp',
    '自然指数',
    'Power of e',
    pure('number: number', (value: Decimal) => orNull(() => exp(value))),
  ),
  define(
    'odd',
    '是否为奇数',
    'Whether an integer is odd',
    pure('number: number', (value: Decimal) => {
      const even = isEven(value);
      return even === null ? null : !even;
    }),
  ),
  define('even', '是否为偶数', 'Whether an integer is even', pure('number: number', isEven)),
];
