import { Decimal } from '#engine/core/decimal';
import {
  type FeelValue,
  parseAnyDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '#engine/core/feel/value';

const CONSTRUCTOR = /^(date and time|date|time|duration)\s*\(\s*"([^"\\]*)"\s*\)$/;

function constructed(name: string | undefined, text: string): FeelValue | undefined {
  switch (name) {
    case 'date':
      return parseAnyDate(text);
    case 'time':
      return parseTime(text);
    case 'date and time':
      return parseDateTime(text);
    default:
      return parseDuration(text);
  }
}

function atLiteral(text: string): FeelValue | undefined {
  const date = parseAnyDate(text);
  if (date) return date;
  return (
    (text.includes('T') ? parseDateTime(text) : undefined) ?? parseTime(text) ?? parseDuration(text)
  );
}

/** A literal end of a range given as text; null for an empty or null one, undefined for others. */
export function literalOf(text: string): FeelValue | undefined {
  if (text === '' || text === 'null') return null;
  const quoted = /^"([^"\\]*)"$/.exec(text);
  if (quoted) return quoted[1];
  const at = /^@"([^"\\]*)"$/.exec(text);
  if (at) return atLiteral(at[1] ?? '');
  const call = CONSTRUCTOR.exec(text);
  return call ? constructed(call[1], call[2] ?? '') : Decimal.parse(text);
}
