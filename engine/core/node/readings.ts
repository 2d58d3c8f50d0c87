import { Decimal } from '#engine/core/decimal';
import {
  type FeelContext,
  FeelDateTime,
  type FeelValue,
  formatTemporal,
  isContext,
  isList,
} from '#engine/core/feel';

/** Used between two instants, in milliseconds since 1970 UTC. */
export interface IntervalReading {
  from: number;
  to: number;
  quantity: Decimal;
}

/** Used in a band that is known already. */
export interface BandReading {
  band: string;
  quantity: Decimal;
}

export type Reading = IntervalReading | BandReading;

/** What is wrong with a reading: `ambiguous` times are those that a moved clock shows twice. */
export type ReadingFault = 'form' | 'quantity' | 'time' | 'ambiguous' | 'order';

function quantityIn(value: FeelValue | undefined): Decimal | undefined {
  if (value instanceof Decimal) return value;
  return typeof value === 'string' ? Decimal.parse(value) : undefined;
}

const HAS_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;

/** `…@Europe/Berlin` as FEEL writes it. */
function zonedInstant(text: string): number {
  return Temporal.ZonedDateTime.from(`${text.replace('@', '[')}]`).epochMilliseconds;
}

/** A moment as milliseconds; a civil time is one of the zone. */
function momentIn(value: FeelValue | undefined, zone: () => string): number | ReadingFault {
  const text = value instanceof FeelDateTime ? formatTemporal(value) : value;
  if (typeof text !== 'string') return 'time';
  try {
    if (text.includes('@')) return zonedInstant(text);
    if (HAS_OFFSET.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return 'time';
  }
  return civilMoment(text, zone());
}

function civilMoment(text: string, zone: string): number | ReadingFault {
  let civil: Temporal.PlainDateTime;
  try {
    civil = Temporal.PlainDateTime.from(text);
  } catch {
    return 'time';
  }
  try {
    return civil.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds;
  } catch {
    return 'ambiguous';
  }
}

function readingIn(item: FeelContext, zone: () => string): Reading | ReadingFault {
  const quantity = quantityIn(item.get('quantity'));
  if (!quantity) return 'quantity';
  const band = item.get('band');
  if (typeof band === 'string') return { band, quantity };
  const [from, to] = [momentIn(item.get('from'), zone), momentIn(item.get('to'), zone)];
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  return to > from ? { from, to, quantity } : 'order';
}

/**
 * Readings as facts have them: a list of `{ from, to, quantity }` or `{ band, quantity }`, or a
 * quantity for each band. The first that can't be read is given with its position.
 * @param zone asked for where a time is one of the clock
 */
export function readReadings(
  value: FeelValue,
  zone: () => string,
): { ok: true; readings: Reading[] } | { ok: false; fault: ReadingFault; position: number } {
  const readings: Reading[] = [];
  if (isContext(value)) {
    let position = 0;
    for (const [band, each] of value) {
      const quantity = quantityIn(each);
      if (!quantity) return { ok: false, fault: 'quantity', position };
      readings.push({ band, quantity });
      position += 1;
    }
    return { ok: true, readings };
  }
  if (!isList(value)) return { ok: false, fault: 'form', position: 0 };
  for (const [position, item] of value.entries()) {
    const reading = isContext(item) ? readingIn(item, zone) : 'form';
    if (typeof reading === 'string') return { ok: false, fault: reading, position };
    readings.push(reading);
  }
  return { ok: true, readings };
}
