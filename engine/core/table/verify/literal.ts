import { type FeelValue, formatValue, typeName } from '#engine/core/feel';

const CONSTRUCTORS: Record<string, string> = {
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  'years and months duration': 'duration',
  'days and time duration': 'duration',
};

/** The FEEL text of a scalar value. */
export function literalOf(value: FeelValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const text = formatValue(value);
  const made = CONSTRUCTORS[typeName(value)];
  return made === undefined ? text : `${made}("${text}")`;
}
