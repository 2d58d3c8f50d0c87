import type { FeelKind } from '#engine/core/feel/value';

const names = (list: string): readonly string[] => list.split(', ');

const BY_KIND: readonly (readonly [FeelKind, readonly string[]])[] = [
  [
    'string',
    names(
      'string, substring, upper case, lower case, substring before, substring after, replace, string join, day of week, month of year',
    ),
  ],
  [
    'number',
    names(
      'number, string length, count, sum, mean, product, median, stddev, decimal, floor, ceiling, round up, round down, round half up, round half down, modulo, sqrt, log, exp, day of year, week of year, last day of month',
    ),
  ],
  [
    'boolean',
    names(
      'not, contains, starts with, ends with, matches, list contains, all, any, odd, even, is, before, after, meets, met by, overlaps, overlaps before, overlaps after, finishes, finished by, includes, during, starts, started by, coincides',
    ),
  ],
  [
    'list',
    names(
      'split, mode, sublist, append, concatenate, insert before, remove, list replace, reverse, index of, union, distinct values, flatten, sort, get entries',
    ),
  ],
  ['context', names('context, context put, context merge')],
  ['date', names('date, today')],
  ['time', names('time')],
  ['date and time', names('date and time, now')],
  ['years and months duration', names('years and months duration')],
  ['range', names('range')],
];

const KINDS: ReadonlyMap<string, FeelKind> = new Map(
  BY_KIND.flatMap(([kind, all]) => all.map((name) => [name, kind] as const)),
);

/** What a builtin gives where it doesn't give null; undefined where that depends on its arguments. */
export function resultKind(name: string): FeelKind | undefined {
  return KINDS.get(name);
}
