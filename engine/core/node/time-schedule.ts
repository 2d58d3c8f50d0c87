import type { NodeBuild } from '#engine/core/graph';
import {
  type BandWindow,
  type CoverFault,
  clockText,
  coverFaults,
  isInSeason,
  minutesOf,
  weekdaysOf,
  windowParts,
} from '#engine/core/pricing';
import type { LocalText, TimeOfUseConfig } from '#schemas';
import { same } from './words.ts';

type Build = Pick<NodeBuild<TimeOfUseConfig>, 'config' | 'report'>;

/** Which windows hold on a day. */
export interface TimeSchedule {
  windows(date: Temporal.PlainDate, isHoliday: boolean): readonly BandWindow[];
}

/** Days that are alike: a season and a type of day; -1 is any that has none. */
interface DayClass {
  season: number;
  dayType: number;
}

const YEAR_START = Temporal.PlainDate.from('2024-01-01');
const LEAP_YEAR = Array.from({ length: 366 }, (_, days) => YEAR_START.add({ days }));
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAY_NAMES: Record<number, LocalText> = {
  0: { zh: '节假日', en: 'holidays' },
  1: { zh: '星期一', en: 'Monday' },
  2: { zh: '星期二', en: 'Tuesday' },
  3: { zh: '星期三', en: 'Wednesday' },
  4: { zh: '星期四', en: 'Thursday' },
  5: { zh: '星期五', en: 'Friday' },
  6: { zh: '星期六', en: 'Saturday' },
  7: { zh: '星期日', en: 'Sunday' },
};

/** The month and day, as seasons are written. */
const monthDay = (date: Temporal.PlainDate): string => date.toString().slice(-5);

/** Finds the season and the type of a day by the config. */
class DaySorter {
  private readonly seasons: NonNullable<TimeOfUseConfig['seasons']>;
  private readonly dayTypes: readonly ReadonlySet<number>[];
  private readonly knowsHolidays: boolean;

  constructor({ seasons = [], dayTypes = [] }: TimeOfUseConfig) {
    this.seasons = seasons;
    this.dayTypes = dayTypes.map(({ days }) => weekdaysOf(days));
    this.knowsHolidays = this.dayTypes.some((days) => days.has(0));
  }

  seasonsOf(date: Temporal.PlainDate): number[] {
    const day = monthDay(date);
    return this.seasons.flatMap((season, index) => (isInSeason(season, day) ? [index] : []));
  }

  typesOf(weekday: number): number[] {
    return this.dayTypes.flatMap((days, index) => (days.has(weekday) ? [index] : []));
  }

  classOf(date: Temporal.PlainDate, isHoliday: boolean): DayClass {
    const day = isHoliday && this.knowsHolidays ? 0 : date.dayOfWeek;
    return { season: this.seasonsOf(date)[0] ?? -1, dayType: this.typesOf(day)[0] ?? -1 };
  }
}

/** What windows, seasons and day types name must be there, once. */
function checkNames({ config, report }: Build): void {
  const { bands, windows, seasons = [], dayTypes = [] } = config;
  const lists = { bands, seasons, dayTypes };
  for (const [part, list] of Object.entries(lists)) {
    const ids = new Set<string>(part === 'bands' ? ['charge', 'in', 'when'] : []);
    for (const [index, { id }] of list.entries()) {
      if (ids.has(id)) {
        report('duplicate-id', `/${part}/${index}/id`, {
          zh: `编号“${id}”重复或已被占用`,
          en: `the id "${id}" is used twice or reserved`,
        });
      }
      ids.add(id);
    }
  }
  const members = { band: bands, season: seasons, dayType: dayTypes } as const;
  for (const [index, window] of windows.entries()) {
    for (const member of ['band', 'season', 'dayType'] as const) {
      const wanted = window[member];
      if (wanted === undefined || members[member].some(({ id }) => id === wanted)) continue;
      const what = { band: '费率', season: '季节', dayType: '日类型' }[member];
      report(
        'unknown-id',
        `/windows/${index}/${member}`,
        { zh: `没有${what}“${wanted}”`, en: `there is no ${member} "${wanted}"` },
        { id: wanted },
      );
    }
    if (window.from === window.to) {
      report('empty-window', `/windows/${index}/to`, {
        zh: '时段的起止时间相同',
        en: 'the window begins and ends at the same time',
      });
    }
  }
}

function checkDays({ config, report }: Build, sorter: DaySorter): void {
  const { seasons = [], dayTypes = [] } = config;
  const twice = LEAP_YEAR.find((date) => sorter.seasonsOf(date).length > 1);
  if (twice) {
    const names = sorter.seasonsOf(twice).map((index) => seasons[index]?.id);
    report(
      'seasons-overlap',
      '/seasons',
      {
        zh: `${monthDay(twice)} 同时属于“${names.join('”“')}”`,
        en: `${monthDay(twice)} belongs to ${names.join(' and ')} at once`,
      },
      { example: monthDay(twice) },
    );
  }
  const day = [0, ...WEEK].find((each) => sorter.typesOf(each).length > 1);
  if (day !== undefined) {
    const names = sorter.typesOf(day).map((index) => dayTypes[index]?.id);
    const { zh, en } = WEEKDAY_NAMES[day] ?? same('');
    report(
      'day-types-overlap',
      '/dayTypes',
      {
        zh: `${zh}同时属于“${names.join('”“')}”`,
        en: `${en}: of ${names.join(' and ')} at once`,
      },
      { example: en },
    );
  }
}

function windowsOf({ windows, bands, seasons = [], dayTypes = [] }: TimeOfUseConfig, of: DayClass) {
  const season = seasons[of.season]?.id;
  const dayType = dayTypes[of.dayType]?.id;
  return windows.flatMap((window, index): BandWindow[] => {
    if (window.season !== undefined && window.season !== season) return [];
    if (window.dayType !== undefined && window.dayType !== dayType) return [];
    const band = bands.findIndex(({ id }) => id === window.band);
    return windowParts(minutesOf(window.from), minutesOf(window.to)).map(([from, to]) => ({
      from,
      to,
      band,
      window: index,
    }));
  });
}

const nameOf = (
  part: readonly { id: string; label?: LocalText }[] | undefined,
  index: number,
): LocalText | undefined => {
  const found = part?.[index];
  return found && (found.label ?? same(found.id));
};

/** «夏季、工作日» of days that are alike. */
function classWords({ seasons, dayTypes }: TimeOfUseConfig, of: DayClass): LocalText {
  const parts = [nameOf(seasons, of.season), nameOf(dayTypes, of.dayType)].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) {
    const isOnly = !seasons?.length && !dayTypes?.length;
    return isOnly ? { zh: '每天', en: 'every day' } : { zh: '其他日子', en: 'other days' };
  }
  return {
    zh: parts.map(({ zh }) => zh).join('、'),
    en: parts.map(({ en }) => en).join(', '),
  };
}

/** A day of the kind, for an example; holidays have no date of their own. */
function dayLike(sorter: DaySorter, { season, dayType }: DayClass): string | undefined {
  return LEAP_YEAR.find((date) => {
    const found = sorter.classOf(date, false);
    return found.season === season && found.dayType === dayType;
  })?.toString();
}

function reportFault(
  { config, report }: Build,
  of: DayClass,
  fault: CoverFault,
  day: string | undefined,
): void {
  const [from, to] = [clockText(fault.from), clockText(fault.to)];
  const { zh, en } = classWords(config, of);
  const params = { from, to, ...(day && { example: `${day}T${from}` }) };
  if (fault.kind === 'gap') {
    const text = {
      zh: `${zh} ${from}–${to} 没有费率${day ? `，例如 ${day} ${from}` : ''}`,
      en: `${en}: no rate from ${from} to ${to}${day ? `, for example ${day} ${from}` : ''}`,
    };
    report('time-band-gap', '/windows', text, params);
    return;
  }
  const names = fault.windows.map((window) => {
    const { band } = config.windows[window] ?? {};
    return (
      nameOf(
        config.bands,
        config.bands.findIndex(({ id }) => id === band),
      ) ?? same('')
    );
  });
  const text = {
    zh: `${zh} ${from}–${to} 有两个费率：“${names.map((name) => name.zh).join('”“')}”`,
    en: `${en}: two rates from ${from} to ${to}: ${names.map((name) => name.en).join(' and ')}`,
  };
  report('time-band-overlap', `/windows/${fault.windows.at(-1) ?? 0}`, text, params);
}

/** Every kind of day that there is by the config. */
function classesOf({ seasons = [], dayTypes = [] }: TimeOfUseConfig, sorter: DaySorter) {
  const hasOther = LEAP_YEAR.some((date) => sorter.seasonsOf(date).length === 0);
  const hasOtherDay = WEEK.some((day) => sorter.typesOf(day).length === 0);
  const all = (count: number, other: boolean): number[] => [
    ...Array.from({ length: count }, (_, index) => index),
    ...(other ? [-1] : []),
  ];
  return all(seasons.length, hasOther).flatMap((season) =>
    all(dayTypes.length, hasOtherDay).map((dayType): DayClass => ({ season, dayType })),
  );
}

/** Reads a schedule; every day must be covered exactly once, else it is reported with an example. */
export function readSchedule(build: Build): TimeSchedule {
  const { config } = build;
  const sorter = new DaySorter(config);
  checkNames(build);
  checkDays(build, sorter);
  const known = new Map<string, BandWindow[]>();
  for (const of of classesOf(config, sorter)) {
    const windows = windowsOf(config, of).sort((a, b) => a.from - b.from);
    known.set(`${of.season} ${of.dayType}`, windows);
    for (const fault of coverFaults(windows)) {
      reportFault(build, of, fault, dayLike(sorter, of));
    }
  }
  return {
    windows(date, isHoliday) {
      const { season, dayType } = sorter.classOf(date, isHoliday);
      return known.get(`${season} ${dayType}`) ?? [];
    },
  };
}
