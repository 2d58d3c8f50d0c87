/**
 * Roots, exponentials and logarithms, correctly rounded half-even at the 34th significant digit
 * (DMN 1.5, 10.3.2.3.1) by integer arithmetic with guard digits.
 */
import { Decimal, DivisionByZeroError } from './decimal.ts';
import { digitsOfBig, PRECISION_DIGITS, pow10Big } from './integer.ts';
import { roundQuotientBig } from './rounding.ts';

const GUARD_DIGITS = 30;
const WORKING_DIGITS = PRECISION_DIGITS + GUARD_DIGITS;
const MAX_EXACT_DIGITS = 1_000;
/** e^±14,300 is beyond the largest exponent, 10^±6,176. */
const MAX_EXP_ARGUMENT = Decimal.of(14_300);

const CONSTANT_DIGITS = 100;
const LN2_DIGITS =
  6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875n;
const LN10_DIGITS =
  23025850929940456840179914546843642076011014886287729760333279009675726096773524802359972050895982983n;

function outOfRange(): never {
  throw new RangeError('number out of range');
}

/** coefficient and scale of a decimal. */
function parts(value: Decimal): { coefficient: bigint; scale: number } {
  const scale = Math.max(value.scale, 0);
  return { coefficient: value.toMinor(scale) ?? 0n, scale };
}

/** A coefficient held to a number of digits. */
function toDigits(
  coefficient: bigint,
  scale: number,
  digits: number,
): { coefficient: bigint; scale: number } {
  const excess = digitsOfBig(coefficient) - digits;
  if (excess <= 0) return { coefficient, scale };
  return {
    coefficient: roundQuotientBig(coefficient, pow10Big(excess), 'half-even'),
    scale: scale - excess,
  };
}

function toPrecision(coefficient: bigint, scale: number): Decimal {
  const rounded = toDigits(coefficient, scale, PRECISION_DIGITS);
  if (Math.abs(rounded.scale) > 6176) outOfRange();
  return Decimal.ofBig(rounded.coefficient, rounded.scale).normalized();
}

/** ⌊√value⌋ by Newton's iteration from above. */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = pow10Big(Math.ceil(digitsOfBig(value) / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Square root. @throws RangeError below zero. */
export function sqrt(value: Decimal): Decimal {
  if (value.sign() < 0) throw new RangeError('square root of a negative number');
  if (value.isZero()) return Decimal.ZERO;
  const { coefficient, scale } = parts(value);
  const wanted = Math.max(0, 2 * WORKING_DIGITS - digitsOfBig(coefficient));
  const shift = (scale + wanted) % 2 === 0 ? wanted : wanted + 1;
  const radicand = coefficient * pow10Big(shift);
  const root = integerRoot(radicand);
  // One digit more tells the rounding that something follows.
  const sticky = root * root === radicand ? 0n : 1n;
  return toPrecision(root * 10n + sticky, (scale + shift) / 2 + 1);
}

/** A constant known to CONSTANT_DIGITS, at `digits` after the point. */
function constantAt(value: bigint, digits: number): bigint {
  return digits >= CONSTANT_DIGITS
    ? value * pow10Big(digits - CONSTANT_DIGITS)
    : value / pow10Big(CONSTANT_DIGITS - digits);
}

/** e^x of a fixed-point x below ln 10, at the same digits: halved, Taylor's series, squared back. */
function expFixed(x: bigint, digits: number): bigint {
  const halvings = 12n;
  const one = pow10Big(digits);
  const small = x / (1n << halvings);
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * small) / (one * n);
    sum += term;
  }
  for (let n = 0n; n < halvings; n += 1n) sum = (sum * sum) / one;
  return sum;
}

/** e^(x · 10^-digits) as a decimal. */
function expOf(x: bigint, digits: number): Decimal {
  const ln10 = constantAt(LN10_DIGITS, digits);
  const power = roundQuotientBig(x, ln10, 'floor');
  const rest = expFixed(x - power * ln10, digits);
  return toPrecision(rest, digits - Number(power));
}

/** e to a power. @throws RangeError where the result is out of range. */
export function exp(value: Decimal): Decimal {
  if (value.isZero()) return Decimal.ONE;
  if (value.abs().compare(MAX_EXP_ARGUMENT) > 0) outOfRange();
  const digits = WORKING_DIGITS + 8;
  const rounded = value.round(digits, 'half-even');
  return expOf(rounded.toMinor(digits) ?? 0n, digits);
}

/** 2·artanh((m − 1)/(m + 1)) of a fixed-point m near one. */
function lnNearOne(m: bigint, digits: number): bigint {
  const one = pow10Big(digits);
  const ratio = ((m - one) * one) / (m + one);
  const square = (ratio * ratio) / one;
  let power = ratio;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / one;
  }
  return 2n * sum;
}

/** Natural logarithm at `digits` after the point. */
function lnFixed(value: Decimal, digits: number): bigint {
  const { coefficient, scale } = parts(value);
  const exponent = digitsOfBig(coefficient) - 1;
  let m = roundQuotientBig(coefficient * pow10Big(digits), pow10Big(exponent), 'half-even');
  const one = pow10Big(digits);
  let tens = exponent - scale;
  let twos = 0n;
  if (m > 5n * one) {
    // 9.99 and 0.999 are near one of the next power of ten.
    m /= 10n;
    tens += 1;
  }
  while (m > (one * 14n) / 10n) {
    m /= 2n;
    twos += 1n;
  }
  while (m < (one * 7n) / 10n) {
    m *= 2n;
    twos -= 1n;
  }
  const ln2 = constantAt(LN2_DIGITS, digits);
  const ln10 = constantAt(LN10_DIGITS, digits);
  return lnNearOne(m, digits) + twos * ln2 + BigInt(tens) * ln10;
}

/** Natural logarithm. @throws RangeError at or below zero. */
export function ln(value: Decimal): Decimal {
  if (value.sign() <= 0) throw new RangeError('logarithm of zero or less');
  if (value.equals(Decimal.ONE)) return Decimal.ZERO;
  // Near one the result is small; its digits begin where the argument leaves one.
  const nearness = value.minus(Decimal.ONE);
  const lost = Math.max(0, nearness.scale - digitsOfBig(parts(nearness.abs()).coefficient));
  const digits = WORKING_DIGITS + Math.min(lost, 400);
  return toPrecision(lnFixed(value, digits), digits);
}

/** Exact while it fits; beyond, every product keeps the working digits. */
function integerPower(base: Decimal, exponent: number): Decimal {
  let { coefficient, scale } = parts(base.normalized());
  const exact = digitsOfBig(coefficient) * exponent <= MAX_EXACT_DIGITS;
  const keep = (value: bigint, at: number) =>
    exact ? { coefficient: value, scale: at } : toDigits(value, at, WORKING_DIGITS);
  let result = { coefficient: 1n, scale: 0 };
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      result = keep(result.coefficient * coefficient, result.scale + scale);
    }
    if (rest > 1) ({ coefficient, scale } = keep(coefficient * coefficient, scale * 2));
    if (Math.abs(scale) > 1e9) outOfRange();
  }
  if (!exact) return toPrecision(result.coefficient, result.scale);
  if (Math.abs(result.scale) > 6176) outOfRange();
  return Decimal.ofBig(result.coefficient, result.scale);
}

/**
 * base to a power: exact for whole exponents while it has no more than 1,000 digits, else rounded at
 * the 34th digit.
 *
 * @throws RangeError out of range or for a fraction of a negative base; DivisionByZeroError for 0^-n
 */
export function power(base: Decimal, exponent: Decimal): Decimal {
  const whole = exponent.toInteger();
  if (whole !== undefined) {
    if (whole >= 0) return integerPower(base, whole);
    if (base.isZero()) throw new DivisionByZeroError();
    return Decimal.ONE.dividedBy(integerPower(base, 0 - whole));
  }
  if (base.sign() < 0) throw new RangeError('fractional power of a negative number');
  if (base.isZero()) return exponent.sign() > 0 ? Decimal.ZERO : outOfRange();
  if (exponent.equals(Decimal.of('0.5'))) return sqrt(base);
  const digits = WORKING_DIGITS + 20;
  const { coefficient, scale } = parts(exponent);
  const argument = (lnFixed(base, digits) * coefficient) / pow10Big(scale);
  if (digitsOfBig(argument) > digits + 5) outOfRange();
  return expOf(argument, digits);
}
