import { civilDateIn, daySegments } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import type { IntervalReading } from './readings.ts';
import type { TimeSchedule } from './time-schedule.ts';

/** A stretch of time that belongs to one band, in milliseconds since 1970 UTC. */
interface Stretch {
  start: number;
  end: number;
  band: number;
}

interface Day {
  start: number;
  end: number;
  stretches: readonly Stretch[];
}

const MINUTE = 60_000;
/** Days are kept between evaluations, since customers share them. */
const MOST_DAYS = 2_000;
/** More days in one reading are a mistake of the facts. */
export const MOST_READING_DAYS = 400;

const dateText = (date: Temporal.PlainDate): string => date.toString();

/** Which band each moment belongs to, by the clock of a zone. */
export class BandClock {
  private readonly schedule: TimeSchedule;
  private readonly days = new Map<string, Day>();

  constructor(schedule: TimeSchedule) {
    this.schedule = schedule;
  }

  private day(date: Temporal.PlainDate, zone: string, isHoliday: boolean): Day {
    const key = `${dateText(date)} ${isHoliday ? 1 : 0} ${zone}`;
    const known = this.days.get(key);
    if (known) return known;
    if (this.days.size >= MOST_DAYS) this.days.clear();
    const segments = daySegments(date, zone);
    const windows = this.schedule.windows(date, isHoliday);
    const stretches = segments.flatMap(({ start, end, clock }) =>
      windows.flatMap(({ from, to, band }): Stretch[] => {
        const first = Math.max(start, start + from * MINUTE - clock);
        const last = Math.min(end, start + to * MINUTE - clock);
        return first < last ? [{ start: first, end: last, band }] : [];
      }),
    );
    const made = { start: segments[0]?.start ?? 0, end: segments.at(-1)?.end ?? 0, stretches };
    this.days.set(key, made);
    return made;
  }

  /**
   * Adds each reading to the bands of its time, in proportion to how long it was in each; the parts
   * sum to the reading exactly.
   */
  spread(
    readings: readonly IntervalReading[],
    zone: string,
    holidays: ReadonlySet<string>,
    sums: Decimal[],
  ): void {
    let day: Day = { start: 0, end: 0, stretches: [] };
    const dayAt = (moment: number): Day => {
      if (day.start <= moment && moment < day.end) return day;
      const date = civilDateIn(Temporal.Instant.fromEpochMilliseconds(moment), zone);
      day = this.day(date, zone, holidays.has(dateText(date)));
      return day;
    };
    for (const reading of readings) spreadOne(reading, dayAt, sums);
  }
}

function spreadOne(
  { from, to, quantity }: IntervalReading,
  dayAt: (moment: number) => Day,
  sums: Decimal[],
): void {
  const spans = new Map<number, number>();
  for (let at = from; at < to; ) {
    const { end: dayEnd, stretches } = dayAt(at);
    for (const { start, end, band } of stretches) {
      const length = Math.min(to, end) - Math.max(at, start);
      if (length > 0) spans.set(band, (spans.get(band) ?? 0) + length);
    }
    at = dayEnd;
  }
  const whole = Decimal.of(to - from);
  const last = [...spans.keys()].at(-1);
  let left = quantity;
  for (const [band, length] of spans) {
    // The last part takes what is left, so that nothing is lost to a division.
    const part = band === last ? left : quantity.times(Decimal.of(length)).dividedBy(whole);
    left = left.minus(part);
    sums[band] = (sums[band] ?? Decimal.ZERO).plus(part);
  }
}
