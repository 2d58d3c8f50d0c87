import {
  type FeelValue,
  parseAnyDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '#engine/core/feel/value';

/** The value of `@"…"`: a date, time, date and time or duration; null for anything else. */
export function parseAtLiteral(text: string): FeelValue {
  const date = parseAnyDate(text);
  if (date) return date;
  if (text.includes('T') && /^-?\d/.test(text)) {
    const moment = parseDateTime(text);
    if (moment) return moment;
  }
  return parseTime(text) ?? parseDuration(text) ?? null;
}
