/** Where a time stands against UTC: a fixed offset, a named zone, or neither (local). */
export interface Placement {
  /** Seconds east of UTC, of an explicit offset such as `+08:00` or `Z`. */
  readonly offsetSeconds?: number;
  /** IANA zone such as `Asia/Shanghai`. */
  readonly zone?: string;
}

const OFFSET = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;
const MAX_OFFSET_SECONDS = 18 * 3600;

/** Reads `Z`, `+08:00`, `@Asia/Shanghai` or nothing; undefined where it is malformed. */
export function parsePlacement(text: string): Placement | undefined {
  if (text === '') return {};
  if (text === 'Z' || text === 'z') return { offsetSeconds: 0 };
  if (text.startsWith('@')) return isKnownZone(text.slice(1)) ? { zone: text.slice(1) } : undefined;
  const match = OFFSET.exec(text);
  if (!match) return undefined;
  const [, sign, hours, minutes, seconds = '0'] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total > MAX_OFFSET_SECONDS) return undefined;
  return { offsetSeconds: sign === '-' ? 0 - total : total };
}

const knownZones = new Map<string, boolean>();

export function isKnownZone(zone: string): boolean {
  const known = knownZones.get(zone);
  if (known !== undefined) return known;
  let valid = false;
  if (/^[A-Za-z][A-Za-z0-9_+/-]{0,60}$/.test(zone)) {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
      valid = true;
    } catch {
      valid = false;
    }
  }
  if (knownZones.size < 2_000) knownZones.set(zone, valid);
  return valid;
}

export function formatOffset(seconds: number): string {
  if (seconds === 0) return 'Z';
  const total = Math.abs(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = total % 60 === 0 ? '' : `:${two(total % 60)}`;
  const sign = seconds < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(total / 3600))}:${two(Math.floor((total % 3600) / 60))}${rest}`;
}

export function formatPlacement(placement: Placement): string {
  if (placement.zone !== undefined) return `@${placement.zone}`;
  return placement.offsetSeconds === undefined ? '' : formatOffset(placement.offsetSeconds);
}
