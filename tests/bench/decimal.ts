/**
 * The decimal type against the same arithmetic on bigint only, on values as bills hold them.
 * `node_modules/.bin/node tests/bench/decimal.ts` prints one JSON line; ADR 0001 has the figures.
 */
import { Decimal } from '#engine/core/decimal';

const COUNT = 2_000;
const ROUNDS = 15;
const DIGITS = 34;
const LIMIT = 10n ** 34n;

/** A decimal as coefficient × 10^-scale in bigint, whatever its size. */
class BigDecimal {
  readonly coefficient: bigint;
  readonly scale: number;

  constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  static parse(text: string): BigDecimal {
    const point = text.indexOf('.');
    if (point === -1) return new BigDecimal(BigInt(text), 0);
    const digits = text.slice(0, point) + text.slice(point + 1);
    return new BigDecimal(BigInt(digits), text.length - point - 1);
  }

  private at(scale: number): bigint {
    return scale === this.scale
      ? this.coefficient
      : this.coefficient * powerOfTen(scale - this.scale);
  }

  plus(other: BigDecimal): BigDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new BigDecimal(this.at(scale) + other.at(scale), scale);
  }

  times(other: BigDecimal): BigDecimal {
    return new BigDecimal(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** Half-up, for numbers not below zero. */
  round(digits: number): BigDecimal {
    const excess = this.scale - digits;
    if (excess <= 0) return this;
    const unit = powerOfTen(excess);
    return new BigDecimal((this.coefficient + unit / 2n) / unit, digits);
  }

  /** To 34 significant digits, cut; for numbers above zero. */
  dividedBy(other: BigDecimal): BigDecimal {
    const scale = this.scale - other.scale;
    if (scale >= 0 && this.coefficient % other.coefficient === 0n) {
      return new BigDecimal(this.coefficient / other.coefficient, scale);
    }
    const length = String(this.coefficient).length - String(other.coefficient).length;
    const shift = DIGITS - length;
    const value = (this.coefficient * powerOfTen(shift)) / other.coefficient;
    return value >= LIMIT
      ? new BigDecimal(value / 10n, scale + shift - 1)
      : new BigDecimal(value, scale + shift);
  }

  toString(): string {
    const text = String(this.coefficient).padStart(this.scale + 1, '0');
    const point = text.length - this.scale;
    return this.scale === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  }
}

const powers = Array.from({ length: 128 }, (_, power) => 10n ** BigInt(power));
const powerOfTen = (power: number): bigint => powers[power] as bigint;

/** Prices of two to four digits after the point, quantities whole or with three. */
const texts = Array.from({ length: COUNT }, (_, index) => {
  const price = ((index * 7919) % 100_000) + 1;
  const quantity = ((index * 104_729) % 1_000_000) + 1;
  return {
    price: (price / 10 ** (2 + (index % 3))).toFixed(2 + (index % 3)),
    quantity: index % 2 === 0 ? String((quantity % 500) + 1) : (quantity / 1000).toFixed(3),
  };
});

interface Arithmetic<T> {
  parse(text: string): T;
  plus(a: T, b: T): T;
  times(a: T, b: T): T;
  round(a: T): T;
  third(a: T): T;
  print(a: T): string;
}

const ours: Arithmetic<Decimal> = {
  parse: (text) => Decimal.of(text),
  plus: (a, b) => a.plus(b),
  times: (a, b) => a.times(b),
  round: (a) => a.round(2, 'half-up'),
  third: (a) => a.dividedBy(OUR_THREE),
  print: (a) => a.toString(),
};
const OUR_THREE = Decimal.of(3);

const bigintOnly: Arithmetic<BigDecimal> = {
  parse: (text) => BigDecimal.parse(text),
  plus: (a, b) => a.plus(b),
  times: (a, b) => a.times(b),
  round: (a) => a.round(2),
  third: (a) => a.dividedBy(BIG_THREE),
  print: (a) => a.toString(),
};
const BIG_THREE = BigDecimal.parse('3');

const OPERATIONS = ['add', 'multiply', 'round', 'divideBy3', 'parseAndPrint'] as const;
type Operation = (typeof OPERATIONS)[number];
type Loops = Record<Operation, () => void>;

/** One loop an operation; its results are kept, so that nothing is optimised away. */
function loopsOf<T>(does: Arithmetic<T>): Loops {
  const results: unknown[] = new Array(COUNT).fill(undefined);
  const prices = texts.map(({ price }) => does.parse(price));
  const quantities = texts.map(({ quantity }) => does.parse(quantity));
  const amounts = prices.map((price, index) => does.times(price, quantities[index] as T));
  const each = (perform: (index: number) => unknown) => () => {
    for (let index = 0; index < COUNT; index += 1) results[index] = perform(index);
  };
  return {
    add: each((index) => does.plus(amounts[index] as T, prices[index] as T)),
    multiply: each((index) => does.times(prices[index] as T, quantities[index] as T)),
    round: each((index) => does.round(amounts[index] as T)),
    divideBy3: each((index) => does.third(amounts[index] as T)),
    parseAndPrint: each((index) => does.print(does.parse(texts[index]?.price ?? '0'))),
  };
}

const nanoseconds = (loop: () => void): number => {
  const start = performance.now();
  loop();
  return ((performance.now() - start) * 1e6) / COUNT;
};

/** The best of several rounds, the candidates in turn, so that both meet the same machine. */
function compare(candidates: Record<string, Loops>): Record<string, Record<Operation, number>> {
  const best: Record<string, Record<Operation, number>> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, loops] of Object.entries(candidates)) {
      const figures = best[name] ?? ({} as Record<Operation, number>);
      best[name] = figures;
      for (const operation of OPERATIONS) {
        for (let warm = 0; warm < 20; warm += 1) loops[operation]();
        const measured = nanoseconds(loops[operation]);
        figures[operation] = Math.min(figures[operation] ?? Number.POSITIVE_INFINITY, measured);
      }
    }
  }
  for (const figures of Object.values(best)) {
    for (const operation of OPERATIONS)
      figures[operation] = Number(figures[operation].toPrecision(3));
  }
  return best;
}

const nanosecondsPerOperation = compare({
  numberOrBigint: loopsOf(ours),
  bigintOnly: loopsOf(bigintOnly),
});
console.log(JSON.stringify({ benchmark: 'decimal', values: COUNT, nanosecondsPerOperation }));
