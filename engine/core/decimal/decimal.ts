/**
 * Exact decimal numbers: coefficient × 10^-scale.
 *
 * The coefficient is a JavaScript number while it is a safe integer and a bigint beyond, so the
 * sums and products of everyday bills never leave the fast path (ADR 0001 has the measurements).
 * Addition, subtraction and multiplication are exact up to MAX_EXACT_DIGITS digits; division and
 * results longer than that round half-even at the 34th significant digit (DMN 1.5, 10.3.2.3.1).
 */
import {
  digitsOfBig,
  divideBig,
  MAX_EXACT_DIGITS,
  POW10,
  PRECISION_DIGITS,
  pow10Big,
} from './integer.ts';
import { type RoundingMode, roundQuotientBig, roundQuotientSmall } from './rounding.ts';

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const MAX_SCALE = 6176;
const NUMERAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/;
/** Longer texts are refused: no price needs them, and they cost time to read. */
const MAX_NUMERAL_LENGTH = 1_200;
/** Up to here all digits together are a safe integer. */
const MAX_PLAIN_LENGTH = 15;
const [MINUS, POINT, DIGIT_ZERO, DIGIT_NINE] = [45, 46, 48, 57] as const;

export class DivisionByZeroError extends Error {
  constructor() {
    super('division by zero');
    this.name = 'DivisionByZeroError';
  }
}

export class Decimal {
  /** The coefficient where it is a safe integer, NaN where `large` holds it. */
  private readonly small: number;
  private readonly large: bigint | null;
  /** Digits after the point; negative for multiples of ten. */
  readonly scale: number;

  static readonly ZERO = new Decimal(0, null, 0);
  static readonly ONE = new Decimal(1, null, 0);
  static readonly HUNDRED = new Decimal(100, null, 0);

  private constructor(small: number, large: bigint | null, scale: number) {
    this.small = small;
    this.large = large;
    this.scale = scale;
  }

  /** Reads `-12.50` or `1e-3`; undefined where the text is no numeral. */
  static parse(text: string): Decimal | undefined {
    return text.length <= MAX_PLAIN_LENGTH
      ? (Decimal.parsePlain(text) ?? Decimal.parseAny(text))
      : Decimal.parseAny(text);
  }

  /** Short numerals without exponent, digit by digit: nearly all that bills contain. */
  private static parsePlain(text: string): Decimal | undefined {
    const { length } = text;
    let index = text.charCodeAt(0) === MINUS ? 1 : 0;
    const isNegative = index === 1;
    if (index === length) return undefined;
    let value = 0;
    let point = -1;
    for (; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= DIGIT_ZERO && code <= DIGIT_NINE) value = value * 10 + (code - DIGIT_ZERO);
      else if (code === POINT && point === -1 && index < length - 1) point = index;
      else return undefined;
    }
    return new Decimal(isNegative ? 0 - value : value, null, point === -1 ? 0 : length - 1 - point);
  }

  private static parseAny(text: string): Decimal | undefined {
    if (text.length > MAX_NUMERAL_LENGTH) return undefined;
    const match = NUMERAL.exec(text);
    if (!match) return undefined;
    const [, sign, whole = '', fraction = '', exponent] = match;
    const digits = whole + fraction;
    if (digits === '') return undefined;
    const scale = fraction.length - (exponent === undefined ? 0 : Number(exponent));
    if (Math.abs(scale) > MAX_SCALE) return undefined;
    if (digits.length <= 15) {
      const value = Number(digits);
      return new Decimal(sign === '-' ? 0 - value : value, null, scale);
    }
    const value = BigInt(digits);
    return Decimal.ofBig(sign === '-' ? -value : value, scale);
  }

  /** A numeral or safe integer. @throws RangeError for anything else; use `parse` for input. */
  static of(value: string | number | bigint): Decimal {
    if (typeof value === 'bigint') return Decimal.ofBig(value, 0);
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
      return new Decimal(value + 0, null, 0);
    }
    const decimal = Decimal.parse(value);
    if (!decimal) throw new RangeError(`not a decimal: ${value.slice(0, 40)}`);
    return decimal;
  }

  /** coefficient × 10^-scale. */
  static ofBig(coefficient: bigint, scale: number): Decimal {
    if (coefficient >= -9007199254740991n && coefficient <= 9007199254740991n) {
      return new Decimal(Number(coefficient), null, scale);
    }
    return new Decimal(Number.NaN, coefficient, scale);
  }

  /** Like `ofBig`, held to the limits on digits and exponent. @throws RangeError beyond 10^±6176. */
  private static bounded(coefficient: bigint, scale: number): Decimal {
    const digits = digitsOfBig(coefficient);
    if (digits > MAX_EXACT_DIGITS) return Decimal.toPrecision(coefficient, scale, digits);
    if (Math.abs(scale) > MAX_SCALE) throw new RangeError('number out of range');
    return Decimal.ofBig(coefficient, scale);
  }

  private static toPrecision(coefficient: bigint, scale: number, digits: number): Decimal {
    const excess = digits - PRECISION_DIGITS;
    const rounded = roundQuotientBig(coefficient, pow10Big(excess), 'half-even');
    const result = Decimal.ofBig(rounded, scale - excess).normalized();
    if (Math.abs(result.scale) > MAX_SCALE) throw new RangeError('number out of range');
    return result;
  }

  private big(): bigint {
    return this.large ?? BigInt(this.small);
  }

  /** The coefficient brought to `scale`, which must not be below this number's own. */
  private bigAt(scale: number): bigint {
    return this.big() * pow10Big(scale - this.scale);
  }

  /** coefficient × 10^(scale − this.scale) as a number; NaN where that is no safe integer. */
  private smallAt(scale: number): number {
    const shift = scale - this.scale;
    if (shift > 15) return this.small === 0 ? 0 : Number.NaN;
    const value = this.small * (POW10[shift] as number);
    return value <= MAX_SAFE && value >= -MAX_SAFE ? value : Number.NaN;
  }

  plus(other: Decimal): Decimal {
    const scale = this.scale > other.scale ? this.scale : other.scale;
    const left = this.scale === scale ? this.small : this.smallAt(scale);
    const right = other.scale === scale ? other.small : other.smallAt(scale);
    const sum = left + right;
    if (sum <= MAX_SAFE && sum >= -MAX_SAFE) return new Decimal(sum, null, scale);
    return this.plusBig(other, scale, 1n);
  }

  minus(other: Decimal): Decimal {
    const scale = this.scale > other.scale ? this.scale : other.scale;
    const left = this.scale === scale ? this.small : this.smallAt(scale);
    const right = other.scale === scale ? other.small : other.smallAt(scale);
    const difference = left - right;
    if (difference <= MAX_SAFE && difference >= -MAX_SAFE) {
      return new Decimal(difference, null, scale);
    }
    return this.plusBig(other, scale, -1n);
  }

  private plusBig(other: Decimal, scale: number, sign: bigint): Decimal {
    return Decimal.bounded(this.bigAt(scale) + sign * other.bigAt(scale), scale);
  }

  times(other: Decimal): Decimal {
    const product = this.small * other.small;
    const scale = this.scale + other.scale;
    if (product <= MAX_SAFE && product >= -MAX_SAFE && scale <= 60 && scale >= -60) {
      return new Decimal(product + 0, null, scale);
    }
    return Decimal.bounded(this.big() * other.big(), scale);
  }

  /** Half-even at the 34th significant digit. @throws DivisionByZeroError */
  dividedBy(other: Decimal): Decimal {
    if (other.isZero()) throw new DivisionByZeroError();
    const scale = this.scale - other.scale;
    if (scale >= 0) {
      const quotient = this.small / other.small;
      if (this.small % other.small === 0) return new Decimal(quotient + 0, null, scale);
      const wider = this.small * 1000;
      if (wider <= MAX_SAFE && wider >= -MAX_SAFE && wider % other.small === 0) {
        return new Decimal(wider / other.small, null, scale + 3);
      }
    }
    const { quotient, scale: resultScale } = divideBig(this.big(), other.big(), scale);
    if (Math.abs(resultScale) > MAX_SCALE) throw new RangeError('number out of range');
    return Decimal.ofBig(quotient, resultScale).normalized();
  }

  /** × 10^places, by moving the point. @throws RangeError beyond 10^±6176 */
  shifted(places: number): Decimal {
    const scale = this.scale - places;
    if (Math.abs(scale) > MAX_SCALE) throw new RangeError('number out of range');
    return new Decimal(this.small, this.large, scale);
  }

  negated(): Decimal {
    return this.large === null
      ? new Decimal(0 - this.small, null, this.scale)
      : Decimal.ofBig(-this.large, this.scale);
  }

  abs(): Decimal {
    return this.sign() < 0 ? this.negated() : this;
  }

  sign(): -1 | 0 | 1 {
    const value = this.large ?? this.small;
    return value > 0 ? 1 : value < 0 ? -1 : 0;
  }

  isZero(): boolean {
    return this.small === 0;
  }

  isInteger(): boolean {
    return this.scale <= 0 || this.round(0, 'down').equals(this);
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = this.scale > other.scale ? this.scale : other.scale;
    const left = this.scale === scale ? this.small : this.smallAt(scale);
    const right = other.scale === scale ? other.small : other.smallAt(scale);
    if (left < right) return -1;
    if (left > right) return 1;
    if (left === right) return 0;
    const bigLeft = this.bigAt(scale);
    const bigRight = other.bigAt(scale);
    return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** To `digits` after the point (negative: to tens, hundreds…). Shorter numbers stay as they are. */
  round(digits: number, mode: RoundingMode): Decimal {
    const excess = this.scale - digits;
    if (excess <= 0) return this;
    if (this.large === null && excess <= 15) {
      const rounded = roundQuotientSmall(this.small, POW10[excess] as number, mode);
      return new Decimal(rounded, null, digits);
    }
    return Decimal.ofBig(roundQuotientBig(this.big(), pow10Big(excess), mode), digits);
  }

  /** The same number without trailing zeros after the point. */
  normalized(): Decimal {
    if (this.scale <= 0) return this;
    let { scale } = this;
    if (this.large === null) {
      let value = this.small;
      if (value === 0) return Decimal.ZERO;
      while (scale > 0 && value % 10 === 0) {
        value /= 10;
        scale -= 1;
      }
      return scale === this.scale ? this : new Decimal(value, null, scale);
    }
    let value = this.large;
    while (scale > 0 && value % 10n === 0n) {
      value /= 10n;
      scale -= 1;
    }
    return scale === this.scale ? this : Decimal.ofBig(value, scale);
  }

  /** Coefficient at exactly `digits` after the point, or undefined where digits would be lost. */
  toMinor(digits: number): bigint | undefined {
    if (this.scale <= digits) return this.bigAt(digits);
    const rounded = this.round(digits, 'down');
    return rounded.equals(this) ? rounded.bigAt(digits) : undefined;
  }

  /** A safe integer, or undefined where this number is none. */
  toInteger(): number | undefined {
    const value = this.toMinor(0);
    return value !== undefined && value >= -9007199254740991n && value <= 9007199254740991n
      ? Number(value)
      : undefined;
  }

  /** Nearest binary float: for charts and estimates, never for money. */
  toNumber(): number {
    return Number(this.toString());
  }

  /** Plain notation without exponent or trailing zeros: `12.5`. */
  toString(): string {
    return this.normalized().plain();
  }

  /** Plain notation with exactly `digits` after the point; the number must not have more. */
  toFixed(digits: number): string {
    const value = this.round(digits, 'half-even');
    if (value.scale === digits) return value.plain();
    return Decimal.ofBig(value.bigAt(digits), digits).plain();
  }

  toJSON(): string {
    return this.toString();
  }

  private plain(): string {
    const { scale } = this;
    if (scale === 0) return this.large === null ? String(this.small) : this.large.toString();
    if (scale < 0) return this.bigAt(0).toString();
    const negative = this.sign() < 0;
    const digits = (this.large === null ? Math.abs(this.small) : this.large).toString();
    const bare = digits.startsWith('-') ? digits.slice(1) : digits;
    const padded = bare.length > scale ? bare : bare.padStart(scale + 1, '0');
    const point = padded.length - scale;
    return `${negative ? '-' : ''}${padded.slice(0, point)}.${padded.slice(point)}`;
  }
}
