import {
  CYCLE_DAYS,
  CYCLE_YEARS,
  dayNumber,
  type FeelDate,
  formatDate,
  inCycle,
  MAX_YEAR,
  parseDateInCycle,
} from './date.ts';
import { NANOS_PER_DAY, NANOS_PER_SECOND } from './duration.ts';
import { formatPlacement, type Placement } from './offset.ts';
import { nanosOfDay, parseTime, plainTimeOfNanos } from './time.ts';

/** A date with a time of day, with an offset, a zone, or neither (DMN 1.5, 10.3.2.3.6). */
export class FeelDateTime implements Placement {
  /** The day, in a year that `Temporal` holds. */
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly offsetSeconds: number | undefined;
  readonly zone: string | undefined;
  /** Cycles of 400 years that `date` is brought nearer by; 0 but for years beyond ±270,000. */
  readonly cycles: number;

  constructor(
    date: Temporal.PlainDate,
    time: Temporal.PlainTime,
    placement: Placement = {},
    cycles = 0,
  ) {
    this.date = date;
    this.time = time;
    this.offsetSeconds = placement.offsetSeconds;
    this.zone = placement.zone;
    this.cycles = cycles;
  }

  get year(): number {
    return this.date.year + this.cycles * CYCLE_YEARS;
  }
}

const MIDNIGHT = new Temporal.PlainTime();
const EPOCH = new Temporal.PlainDate(1970, 1, 1);
const MAX_PLAIN_DAYS = 98_000_000;

/** Midnight of a date as `date and time`, in UTC (DMN 1.5, table 54 and 10.3.2.3.6). */
export function startOfDate(day: FeelDate, placement: Placement = {}): FeelDateTime {
  const { date, cycles } = inCycle(day);
  return new FeelDateTime(date, MIDNIGHT, placement, cycles);
}

/** Reads `2024-02-29T10:00:00+08:00`, `…@Asia/Shanghai`, or a bare date (midnight). */
export function parseDateTime(text: string): FeelDateTime | undefined {
  const split = text.indexOf('T');
  const day = parseDateInCycle(split < 0 ? text : text.slice(0, split));
  if (!day) return undefined;
  const { date, cycles } = day;
  if (split < 0) return new FeelDateTime(date, MIDNIGHT, {}, cycles);
  const rest = text.slice(split + 1);
  const time = rest.startsWith('T') ? undefined : parseTime(rest);
  return time ? new FeelDateTime(date, time.plain, time, cycles) : undefined;
}

export function formatDateTime(value: FeelDateTime): string {
  return `${formatDate(value.date, value.cycles)}T${value.time.toString()}${formatPlacement(value)}`;
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
  const local = BigInt(dayNumber(value)) * NANOS_PER_DAY + nanosOfDay(value.time);
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
    const cycles = Math.abs(days) > MAX_PLAIN_DAYS ? Math.floor(days / CYCLE_DAYS) : 0;
    const date = EPOCH.add({ days: days - cycles * CYCLE_DAYS });
    const moment = new FeelDateTime(date, plainTimeOfNanos(within), placement, cycles);
    return Math.abs(moment.year) > MAX_YEAR ? undefined : moment;
  } catch {
    return undefined;
  }
}
