/** A duration of years and months, held as months (DMN 1.5, 10.3.2.3.8). */
export class FeelYearMonthDuration {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
}

/** A duration of days and time, held as nanoseconds (DMN 1.5, 10.3.2.3.7). */
export class FeelDayTimeDuration {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}

export const NANOS_PER_SECOND = 1_000_000_000n;
export const NANOS_PER_MINUTE = 60n * NANOS_PER_SECOND;
export const NANOS_PER_HOUR = 60n * NANOS_PER_MINUTE;
export const NANOS_PER_DAY = 24n * NANOS_PER_HOUR;

const YEAR_MONTH = /^(-?)P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/;
const DAY_TIME =
  /^(-?)P(?:(\d{1,15})D)?(?:T(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(?:\.(\d{0,9})\d{0,20})?S)?)?$/;

function parseYearMonth(text: string): FeelYearMonthDuration | undefined {
  const match = YEAR_MONTH.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return new FeelYearMonthDuration(match[1] === '-' ? 0 - months : months);
}

function parseDayTime(text: string): FeelDayTimeDuration | undefined {
  const match = DAY_TIME.exec(text);
  if (!match || text.endsWith('T')) return undefined;
  const [, sign, days, hours, minutes, seconds, fraction] = match;
  if ((days ?? hours ?? minutes ?? seconds) === undefined) return undefined;
  const nanoseconds =
    BigInt(days ?? 0) * NANOS_PER_DAY +
    BigInt(hours ?? 0) * NANOS_PER_HOUR +
    BigInt(minutes ?? 0) * NANOS_PER_MINUTE +
    BigInt(seconds ?? 0) * NANOS_PER_SECOND +
    BigInt((fraction ?? '').padEnd(9, '0'));
  return new FeelDayTimeDuration(sign === '-' ? -nanoseconds : nanoseconds);
}

/** Reads an ISO 8601 duration: `P1Y2M`, `-P3DT4H5M6.7S`; undefined where it is none. */
export function parseDuration(
  text: string,
): FeelYearMonthDuration | FeelDayTimeDuration | undefined {
  return parseYearMonth(text) ?? parseDayTime(text);
}

export function formatYearMonthDuration(duration: FeelYearMonthDuration): string {
  const total = Math.abs(duration.months);
  if (total === 0) return 'P0M';
  const years = Math.floor(total / 12);
  const months = total % 12;
  const sign = duration.months < 0 ? '-' : '';
  return `${sign}P${years > 0 ? `${years}Y` : ''}${months > 0 ? `${months}M` : ''}`;
}

function secondsText(seconds: bigint, fraction: bigint): string {
  if (seconds === 0n && fraction === 0n) return '';
  const digits = fraction === 0n ? '' : `.${fraction.toString().padStart(9, '0')}`;
  return `${seconds}${digits.replace(/0+$/, '')}S`;
}

export function formatDayTimeDuration(duration: FeelDayTimeDuration): string {
  const total = duration.nanoseconds < 0n ? -duration.nanoseconds : duration.nanoseconds;
  if (total === 0n) return 'PT0S';
  const days = total / NANOS_PER_DAY;
  const hours = (total % NANOS_PER_DAY) / NANOS_PER_HOUR;
  const minutes = (total % NANOS_PER_HOUR) / NANOS_PER_MINUTE;
  const seconds = (total % NANOS_PER_MINUTE) / NANOS_PER_SECOND;
  const time = [
    hours > 0n ? `${hours}H` : '',
    minutes > 0n ? `${minutes}M` : '',
    secondsText(seconds, total % NANOS_PER_SECOND),
  ].join('');
  const sign = duration.nanoseconds < 0n ? '-' : '';
  return `${sign}P${days > 0n ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
