/** A part of a civil day in which the clock runs without a jump. All in milliseconds. */
export interface DaySegment {
  /** Instants since 1970 UTC, half-open. */
  start: number;
  end: number;
  /** What the clock shows at the start, since midnight. */
  clock: number;
}

const clockOf = ({ hour, minute, second, millisecond }: Temporal.PlainTime): number =>
  ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;

/**
 * A civil day in an IANA time zone, cut where its clock is moved: one part on most days, two where
 * summer time begins or ends. Together the parts are the day as long as it really is.
 * @throws RangeError where the zone is unknown
 */
export function daySegments(date: Temporal.PlainDate, timeZone: string): DaySegment[] {
  const dayEnd = date.add({ days: 1 }).toZonedDateTime(timeZone);
  const segments: DaySegment[] = [];
  let at = date.toZonedDateTime(timeZone);
  while (Temporal.ZonedDateTime.compare(at, dayEnd) < 0) {
    const moved = at.getTimeZoneTransition('next');
    const end = moved && Temporal.ZonedDateTime.compare(moved, dayEnd) < 0 ? moved : dayEnd;
    segments.push({
      start: at.epochMilliseconds,
      end: end.epochMilliseconds,
      clock: clockOf(at.toPlainTime()),
    });
    at = end;
  }
  return segments;
}
