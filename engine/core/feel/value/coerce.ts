import type { StepBudget } from './budget.ts';
import { conforms } from './conform.ts';
import { isDate } from './date.ts';
import { startOfDate } from './date-time.ts';
import type { FeelType } from './type.ts';
import { type FeelValue, isList } from './value.ts';

function isListType(type: FeelType): boolean {
  return type === 'list' || (typeof type !== 'string' && type.kind === 'list');
}

function isDateTimeType(type: FeelType): boolean {
  return type === 'date and time';
}

/**
 * A value brought to a declared type by the implicit conversions (DMN 1.5, 10.3.2.9.4): to and from
 * a singleton list, and date to date and time; null where it doesn't conform.
 */
export function coerce(
  value: FeelValue,
  type: FeelType | undefined,
  budget?: StepBudget,
): FeelValue {
  if (type === undefined || type === 'Any' || conforms(value, type, budget)) return value;
  if (isListType(type)) {
    const wrapped = [value];
    return conforms(wrapped, type, budget) ? wrapped : null;
  }
  if (isList(value) && value.length === 1) {
    const only = value[0] ?? null;
    return conforms(only, type, budget) ? only : null;
  }
  if (isDateTimeType(type) && isDate(value)) {
    return startOfDate(value, { offsetSeconds: 0 });
  }
  return null;
}
