import { formatDate, parseDate } from './date.ts';
import { NANOS_PER_DAY, NANOS_PER_SECOND } from './duration.ts';
import { formatPlacement, type Placement } from './offset.ts';
import { nanosOfDay, parseTime, plainTimeOfNanos } from './time.ts';

/** A date with a time of day, with an offset, a zone, or neither (DMN 1.5, 10.3.2.3.6). */
export class FeelDateTime implements Placement {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly offsetSeconds: number | undefined;
  readonly zone: string | undefined;

  constructor(date: Temporal.PlainDate, time: Temporal.PlainTime, placement: Placement = {}) {
    this.date = date;
    this.time = time;
    this.offsetSeconds = placement.offsetSeconds;
    this.zone = placement.zone;
  }
}

const MIDNIGHT = new Temporal.PlainTime();
const EPOCH = new Temporal.PlainDate(1970, 1, 1);

/** Midnight of a date as `date and time`, in UTC (DMN 1.5, table 54 and 10.3.2.3.6). */
export function startOfDate(date: Temporal.PlainDate, placement: Placement = {}): FeelDateTime {
  return new FeelDateTime(date, MIDNIGHT, placement);
}

/** Reads `2024-02-29T10:00:00+08:00`, `…@Asia/Shanghai`, or a bare date (midnight). */
export function parseDateTime(text: string): FeelDateTime | undefined {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  if (!date) return undefined;
  if (split < 0) return startOfDate(date);
  const rest = text.slice(split + 1);
  const time = rest.startsWith('T') ? undefined : parseTime(rest);
  return time ? new FeelDateTime(date, time.plain, time) : undefined;
}

export function formatDateTime(value: FeelDateTime): string {
  return `${formatDate(value.date)}T${value.time.toString()}${formatPlacement(value)}`;
}

export function isPlaced(value: Placement): boolean {
  return value.offsetSeconds !== undefined || value.zone !== undefined;
}

/** Seconds east of UTC at that moment; undefined for a local value. */
export function offsetOfDateTime(value: FeelDateTime): number | undefined {
  if (value.zone === undefined) return value.offsetSeconds;
  const plain = value.date.toPlainDateTime(value.time);
  return plain.toZonedDateTime(value.zone).offsetNanoseconds / 1e9;
}

/** Nanoseconds since 1970-01-01T00:00, of the instant where it is placed, else of the local clock. */
export function epochNanos(value: FeelDateTime): bigint {
  const days = BigInt(value.date.since(EPOCH, { largestUnit: 'days' }).days);
  const local = days * NANOS_PER_DAY + nanosOfDay(value.time);
  return local - BigInt(offsetOfDateTime(value) ?? 0) * NANOS_PER_SECOND;
}

/** The moment `nanos` after the epoch on the clock of `placement`; undefined out of range. */
export function dateTimeOfNanos(nanos: bigint, placement: Placement): FeelDateTime | undefined {
  try {
    if (placement.zone !== undefined) {
      const zoned = new Temporal.Instant(nanos).toZonedDateTimeISO(placement.zone);
      return new FeelDateTime(zoned.toPlainDate(), zoned.toPlainTime(), placement);
    }
    const local = nanos + BigInt(placement.offsetSeconds ?? 0) * NANOS_PER_SECOND;
    const within = ((local % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
    const days = Number((local - within) / NANOS_PER_DAY);
    return new FeelDateTime(EPOCH.add({ days }), plainTimeOfNanos(within), placement);
  } catch {
    return undefined;
  }
}
