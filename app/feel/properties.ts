import type { FeelMember } from './scope.ts';

const numbers = (...names: string[]): FeelMember[] =>
  names.map((name) => ({ name, type: 'number' }));

const DATE = numbers('year', 'month', 'day', 'weekday');
const CLOCK: FeelMember[] = [
  ...numbers('hour', 'minute', 'second'),
  { name: 'time offset', type: 'days and time duration' },
  { name: 'timezone', type: 'string' },
];

/** What can be read of a value by its type (DMN 1.5, tables 65 and 66). */
const PROPERTIES: Readonly<Record<string, readonly FeelMember[]>> = {
  date: DATE,
  time: CLOCK,
  'date and time': [...DATE, ...CLOCK],
  'years and months duration': numbers('years', 'months'),
  'days and time duration': numbers('days', 'hours', 'minutes', 'seconds'),
  range: [
    { name: 'start' },
    { name: 'end' },
    { name: 'start included', type: 'boolean' },
    { name: 'end included', type: 'boolean' },
  ],
};

/** Members that are declared, or that the type has. */
export function membersOf({ members, type }: FeelMember): readonly FeelMember[] {
  if (members && members.length > 0) return members;
  return PROPERTIES[type ?? ''] ?? [];
}
