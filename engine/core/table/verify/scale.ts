import { Decimal } from '#engine/core/decimal';
import {
  type FeelDateTime,
  FeelDayTimeDuration,
  type FeelKind,
  FeelTime,
  type FeelValue,
  FeelYearMonthDuration,
} from '#engine/core/feel';
import {
  dateTimeOfNanos,
  epochNanos,
  NANOS_PER_DAY,
  NANOS_PER_HOUR,
  NANOS_PER_MINUTE,
  NANOS_PER_SECOND,
  nanosOfDay,
  plainTimeOfNanos,
} from '#engine/core/feel/value';

/** The order of the values of one kind, as far as intervals need it. */
export interface Scale {
  /** A value strictly between two others, undefined being without end; undefined if none is found. */
  between(low: FeelValue | undefined, high: FeelValue | undefined): FeelValue | undefined;
  /** Whether there is surely no value between. */
  isVoid(low: FeelValue | undefined, high: FeelValue | undefined): boolean;
  /** All values that are equal to one: from it until before the end, where they are several. */
  equalTo?(value: FeelValue): { start: FeelValue; end: FeelValue | undefined };
}

const HALF = Decimal.of('0.5');

function numberBetween(low: Decimal | undefined, high: Decimal | undefined): Decimal | undefined {
  if (!low) return !high || high.sign() > 0 ? Decimal.ZERO : below(high);
  const next = low.round(0, 'floor').plus(Decimal.ONE);
  if (!high || next.compare(high) < 0) return next;
  const middle = low.plus(high).times(HALF);
  return middle.compare(low) > 0 && middle.compare(high) < 0 ? middle : undefined;
}

function below(high: Decimal): Decimal {
  return high.round(0, 'ceiling').minus(Decimal.ONE);
}

const NUMBERS: Scale = {
  between: (low, high) => numberBetween(low as Decimal | undefined, high as Decimal | undefined),
  isVoid: () => false,
};

interface Steps {
  toCount(value: FeelValue): bigint;
  fromCount(count: bigint): FeelValue | undefined;
  /** Steps to look for a value in, the largest first; the last is 1. */
  steps: readonly bigint[];
  least?: bigint;
  greatest?: bigint;
}

/** Values that can be counted, so that neighbours have nothing between them. */
function counted({ toCount, fromCount, steps, least, greatest }: Steps): Scale {
  const gap = (low: FeelValue | undefined, high: FeelValue | undefined) => ({
    from: low === undefined ? least : toCount(low) + 1n,
    to: high === undefined ? greatest : toCount(high) - 1n,
  });
  return {
    between(low, high) {
      const { from, to } = gap(low, high);
      for (const step of steps) {
        const count =
          from !== undefined ? from - 1n + step : to !== undefined ? to + 1n - step : 0n;
        if (to !== undefined && count > to) continue;
        if (from !== undefined && count < from) continue;
        const value = fromCount(count);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    isVoid(low, high) {
      const { from, to } = gap(low, high);
      return from !== undefined && to !== undefined && from > to;
    },
  };
}

const EPOCH = new Temporal.PlainDate(1970, 1, 1);
const CLOCK_STEPS = [NANOS_PER_HOUR, NANOS_PER_MINUTE, NANOS_PER_SECOND, 1n];

function dateOfCount(count: bigint): Temporal.PlainDate | undefined {
  try {
    return EPOCH.add({ days: Number(count) });
  } catch {
    return undefined;
  }
}

const DATES = counted({
  toCount: (value) =>
    BigInt((value as Temporal.PlainDate).since(EPOCH, { largestUnit: 'days' }).days),
  fromCount: dateOfCount,
  steps: [1n],
});

const timeNanos = (value: FeelValue) => nanosOfDay((value as FeelTime).plain);
const momentNanos = (value: FeelValue) => epochNanos(value as FeelDateTime);

/** Times that are equal to the second are equal (DMN 1.5, 10.3.2.3.4). */
function wholeSecond(nanos: bigint): { start: bigint; end: bigint } {
  const rest = ((nanos % NANOS_PER_SECOND) + NANOS_PER_SECOND) % NANOS_PER_SECOND;
  return { start: nanos - rest, end: nanos - rest + NANOS_PER_SECOND };
}

const TIMES: Scale = {
  ...counted({
    toCount: timeNanos,
    fromCount: (count) => new FeelTime(plainTimeOfNanos(count)),
    steps: CLOCK_STEPS,
    least: 0n,
    greatest: NANOS_PER_DAY - 1n,
  }),
  equalTo(value) {
    const { start, end } = wholeSecond(timeNanos(value));
    return {
      start: new FeelTime(plainTimeOfNanos(start)),
      end: end < NANOS_PER_DAY ? new FeelTime(plainTimeOfNanos(end)) : undefined,
    };
  },
};

const DATE_TIMES: Scale = {
  ...counted({
    toCount: momentNanos,
    fromCount: (count) => dateTimeOfNanos(count, {}),
    steps: [NANOS_PER_DAY, ...CLOCK_STEPS],
  }),
  equalTo(value) {
    const { start, end } = wholeSecond(momentNanos(value));
    return { start: dateTimeOfNanos(start, {}) ?? value, end: dateTimeOfNanos(end, {}) };
  },
};

const SCALES: Partial<Record<FeelKind, Scale>> = {
  number: NUMBERS,
  date: DATES,
  time: TIMES,
  'date and time': DATE_TIMES,
  'years and months duration': counted({
    toCount: (value) => BigInt((value as FeelYearMonthDuration).months),
    fromCount: (count) => new FeelYearMonthDuration(Number(count)),
    steps: [1n],
  }),
  'days and time duration': counted({
    toCount: (value) => (value as FeelDayTimeDuration).nanoseconds,
    fromCount: (count) => new FeelDayTimeDuration(count),
    steps: [NANOS_PER_DAY, ...CLOCK_STEPS],
  }),
};

/** The order of a kind; undefined for kinds without one that intervals are made of. */
export function scaleOf(kind: FeelKind): Scale | undefined {
  return SCALES[kind];
}
