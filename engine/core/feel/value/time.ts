import { NANOS_PER_DAY, NANOS_PER_SECOND } from './duration.ts';
import { formatPlacement, type Placement, parsePlacement } from './offset.ts';

/** A time of day with an offset, a zone, or neither (DMN 1.5, 10.3.2.3.4). */
export class FeelTime implements Placement {
  readonly plain: Temporal.PlainTime;
  readonly offsetSeconds: number | undefined;
  readonly zone: string | undefined;

  constructor(plain: Temporal.PlainTime, placement: Placement = {}) {
    this.plain = plain;
    this.offsetSeconds = placement.offsetSeconds;
    this.zone = placement.zone;
  }
}

const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9})\d{0,20})?(.*)$/;

export function parseTime(text: string): FeelTime | undefined {
  const match = TIME.exec(text.startsWith('T') ? text.slice(1) : text);
  if (!match) return undefined;
  const [, hour, minute, second, fraction, rest = ''] = match;
  const placement = parsePlacement(rest);
  const plain = makePlainTime(Number(hour), Number(minute), Number(second), fraction);
  return placement && plain ? new FeelTime(plain, placement) : undefined;
}

/** `fraction` holds the digits after the point of a second. */
export function makePlainTime(
  hour: number,
  minute: number,
  second: number,
  fraction = '',
): Temporal.PlainTime | undefined {
  const nanos = Number(fraction.padEnd(9, '0'));
  const [milli, micro] = [Math.floor(nanos / 1e6), Math.floor(nanos / 1e3) % 1000];
  try {
    return new Temporal.PlainTime(hour, minute, second, milli, micro, nanos % 1000);
  } catch {
    return undefined;
  }
}

export function nanosOfDay(time: Temporal.PlainTime): bigint {
  const seconds = time.hour * 3600 + time.minute * 60 + time.second;
  const fraction = time.millisecond * 1e6 + time.microsecond * 1e3 + time.nanosecond;
  return BigInt(seconds) * NANOS_PER_SECOND + BigInt(fraction);
}

export function plainTimeOfNanos(nanos: bigint): Temporal.PlainTime {
  const wrapped = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
  const seconds = Number(wrapped / NANOS_PER_SECOND);
  const fraction = (wrapped % NANOS_PER_SECOND).toString().padStart(9, '0');
  const plain = makePlainTime(
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
    fraction,
  );
  return plain as Temporal.PlainTime;
}

export function formatPlainTime(time: Temporal.PlainTime): string {
  return time.toString();
}

export function formatTime(time: FeelTime): string {
  return formatPlainTime(time.plain) + formatPlacement(time);
}

/** Seconds east of UTC; a zone is taken at the epoch because a time of day has no date. */
export function offsetOfTime(time: FeelTime): number | undefined {
  if (time.zone === undefined) return time.offsetSeconds;
  const zoned = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(time.zone);
  return zoned.offsetNanoseconds / 1e9;
}
