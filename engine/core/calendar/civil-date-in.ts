/**
 * The civil date of an instant in an IANA time zone.
 * @throws RangeError where the zone is unknown
 */
export function civilDateIn(
  instant: Temporal.Instant | string,
  timeZone: string,
): Temporal.PlainDate {
  const exact = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  return exact.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Whether the platform knows this IANA time zone. */
export function isTimeZone(timeZone: string): boolean {
  if (timeZone === '' || /^[+-]/.test(timeZone)) return false;
  try {
    new Temporal.Instant(0n).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}
