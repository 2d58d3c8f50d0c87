/** Minutes of a day that belong to a band, half-open. */
export interface BandWindow {
  from: number;
  to: number;
  /** Position of the band. */
  band: number;
  /** Position of the window in the document. */
  window: number;
}

/** A part of a day that no window covers, or that two do. */
export interface CoverFault {
  kind: 'gap' | 'overlap';
  from: number;
  to: number;
  /** Windows that meet. */
  windows: readonly number[];
}

export const DAY_MINUTES = 1440;

/** `08:30` as minutes of the day. */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** `08:30` of minutes of the day. */
export function clockText(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A window that goes past midnight is one of the evening and one of the morning of each day. */
export function windowParts(from: number, to: number): [number, number][] {
  if (from < to) return [[from, to]];
  return to === 0
    ? [[from, DAY_MINUTES]]
    : [
        [from, DAY_MINUTES],
        [0, to],
      ];
}

/** Where windows don't cover a day exactly once, in the order of the day. */
export function coverFaults(windows: readonly BandWindow[]): CoverFault[] {
  const sorted = [...windows].sort((a, b) => a.from - b.from || a.to - b.to);
  const faults: CoverFault[] = [];
  let covered = 0;
  let last: BandWindow | undefined;
  for (const each of sorted) {
    if (each.from > covered) {
      faults.push({ kind: 'gap', from: covered, to: each.from, windows: [] });
    }
    if (each.from < covered && last) {
      faults.push({
        kind: 'overlap',
        from: each.from,
        to: Math.min(covered, each.to),
        windows: [last.window, each.window],
      });
    }
    if (each.to > covered) {
      covered = each.to;
      last = each;
    }
  }
  if (covered < DAY_MINUTES) {
    faults.push({ kind: 'gap', from: covered, to: DAY_MINUTES, windows: [] });
  }
  return faults;
}

/** A part of the year by month and day; the end before the start leads into the next year. */
export interface SeasonDays {
  from: string;
  to: string;
}

/** @param day MM-DD */
export const isInSeason = ({ from, to }: SeasonDays, day: string): boolean =>
  from <= to ? from <= day && day <= to : from <= day || day <= to;

/** `1-5,7` as the days of the week it names, Monday 1; `holiday` is 0. */
export function weekdaysOf(text: string): ReadonlySet<number> {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    if (part === 'holiday') {
      days.add(0);
      continue;
    }
    const [first = '', last = first] = part.split('-');
    for (let day = Number(first); day <= Number(last); day += 1) days.add(day);
  }
  return days;
}
