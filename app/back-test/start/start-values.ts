import type { ClosedPeriod, StartBackTestInput } from '#engine/runtime/back-test';

export const PROJECTIONS = ['now', 'renewal', 'never'] as const;

/** The form as it is filled in. */
export interface StartValues {
  /** First days of the first and the last period. */
  from: string;
  to: string;
  isSample: boolean;
  size: string;
  projection: (typeof PROJECTIONS)[number];
  /** Empty for the first day of the period. */
  effectiveOn: string;
}

export type StartIssue = 'badPeriod' | 'badSize';

const MOST_SAMPLED = 10_000_000;
const WHOLE = /^[1-9]\d{0,7}$/;

/** The latest period alone, all customers, at once. */
export function usualStart([latest]: readonly ClosedPeriod[]): StartValues {
  const start = latest?.periodStart ?? '';
  return {
    ...{ from: start, to: start, isSample: false, size: '1000' },
    ...{ projection: 'now', effectiveOn: '' },
  };
}

export function issuesOfStart({ from, to, isSample, size }: StartValues): StartIssue[] {
  const isSizeFine = WHOLE.test(size) && Number(size) <= MOST_SAMPLED;
  return [
    ...(to < from ? (['badPeriod'] as const) : []),
    ...(isSample && !isSizeFine ? (['badSize'] as const) : []),
  ];
}

type Asked = Pick<
  StartBackTestInput,
  'periodStart' | 'periodEnd' | 'sample' | 'projection' | 'effectiveOn'
>;

/** What the verb is asked for. */
export function askedOf(values: StartValues, periods: readonly ClosedPeriod[]): Asked {
  const { from, to, isSample, size, projection, effectiveOn } = values;
  const last = periods.find(({ periodStart }) => periodStart === to);
  return {
    periodStart: from,
    periodEnd: last?.periodEnd ?? to,
    projection,
    ...(isSample ? { sample: Number(size) } : {}),
    ...(projection !== 'now' && effectiveOn !== '' ? { effectiveOn } : {}),
  };
}
