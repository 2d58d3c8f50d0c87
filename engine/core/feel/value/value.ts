import { Decimal } from '#engine/core/decimal';
import { FeelFarDate } from './date.ts';
import { FeelDateTime } from './date-time.ts';
import { FeelDayTimeDuration, FeelYearMonthDuration } from './duration.ts';
import type { RunContext } from './run-context.ts';
import { FeelTime } from './time.ts';
import type { FeelKind, FeelType } from './type.ts';

/** A value of the language FEEL (DMN 1.5, 10.3.2.3); numbers are exact decimals. */
export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | readonly FeelValue[]
  | FeelContext
  | FeelRange
  | FeelFunction
  | Temporal.PlainDate
  | FeelFarDate
  | FeelTime
  | FeelDateTime
  | FeelYearMonthDuration
  | FeelDayTimeDuration;

/** Named entries in their order. */
export type FeelContext = ReadonlyMap<string, FeelValue>;

/**
 * An interval; an end that is undefined is unbounded (`> 5` is `(5 .. undefined`).
 *
 * `(= 5)` and `(!= 5)` are values of the same kind, told apart by their operator.
 */
export class FeelRange {
  readonly start: FeelValue | undefined;
  readonly startIncluded: boolean;
  readonly end: FeelValue | undefined;
  readonly endIncluded: boolean;
  readonly operator: '=' | '!=' | undefined;

  constructor(
    start: FeelValue | undefined,
    startIncluded: boolean,
    end: FeelValue | undefined,
    endIncluded: boolean,
    operator?: '=' | '!=',
  ) {
    this.start = start;
    this.startIncluded = startIncluded;
    this.end = end;
    this.endIncluded = endIncluded;
    this.operator = operator;
  }
}

export interface FeelParameter {
  readonly name: string;
  readonly type?: FeelType;
}

export type FeelInvoke = (args: readonly FeelValue[], context: RunContext) => FeelValue;

/** A function as a value: defined in FEEL, built in, or given by the host. */
export class FeelFunction {
  readonly name: string;
  readonly parameters: readonly FeelParameter[];
  readonly invoke: FeelInvoke;
  readonly result: FeelType | undefined;
  /** Whether more arguments than parameters are welcome. */
  readonly variadic: boolean;

  constructor(
    name: string,
    parameters: readonly FeelParameter[],
    invoke: FeelInvoke,
    result?: FeelType,
    variadic = false,
  ) {
    this.name = name;
    this.parameters = parameters;
    this.invoke = invoke;
    this.result = result;
    this.variadic = variadic;
  }
}

export function isContext(value: FeelValue | undefined): value is FeelContext {
  return value instanceof Map;
}

export function isList(value: FeelValue | undefined): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function kindOf(value: FeelValue | undefined): FeelKind {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Decimal) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  return kindOfRare(value);
}

function kindOfRare(value: object): FeelKind {
  if (value instanceof Temporal.PlainDate) return 'date';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelFunction) return 'function';
  if (value instanceof FeelYearMonthDuration) return 'years and months duration';
  if (value instanceof FeelDayTimeDuration) return 'days and time duration';
  return value instanceof FeelFarDate ? 'date' : 'null';
}
