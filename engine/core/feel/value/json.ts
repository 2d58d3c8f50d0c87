import { Decimal } from '#engine/core/decimal';
import { type Issue, issue } from '#engine/core/issue';
import { StepBudget } from './budget.ts';
import { parseDate } from './date.ts';
import { parseDateTime } from './date-time.ts';
import { FeelDayTimeDuration, FeelYearMonthDuration, parseDuration } from './duration.ts';
import { formatTemporal, formatValue } from './print.ts';
import { parseTime } from './time.ts';
import type { FeelSimpleType, FeelType } from './type.ts';
import { FeelFunction, FeelRange, type FeelValue, isContext, isList } from './value.ts';

export type Json =
  | null
  | boolean
  | string
  | number
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Thrown by `fromJson` for a value that can't be read as asked; `issue` says where and why. */
export class FeelInputError extends Error {
  readonly issue: Issue;
  constructor(problem: Issue) {
    super(problem.message.en);
    this.name = 'FeelInputError';
    this.issue = problem;
  }
}

const MAX_DEPTH = 100;
const MAX_PARTS = 500_000;

function refuse(path: string, expected: string): never {
  throw new FeelInputError(
    issue(
      'value-type',
      path,
      { zh: `此处需要类型为“${expected}”的值`, en: `a value of type ${expected} is expected here` },
      { expected },
    ),
  );
}

const READERS: Partial<Record<FeelSimpleType, (text: string) => FeelValue | undefined>> = {
  string: (text) => text,
  number: (text) => Decimal.parse(text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  'years and months duration': (text) => {
    const duration = parseDuration(text);
    return duration instanceof FeelYearMonthDuration ? duration : undefined;
  },
  'days and time duration': (text) => {
    const duration = parseDuration(text);
    return duration instanceof FeelDayTimeDuration ? duration : undefined;
  },
};

function readString(text: string, type: FeelType, path: string): FeelValue {
  if (type === 'Any') return text;
  if (typeof type !== 'string') return refuse(path, type.kind);
  const value = READERS[type]?.(text);
  return value === undefined ? refuse(path, type) : value;
}

function readNumber(value: number, type: FeelType, path: string): FeelValue {
  if (type !== 'Any' && type !== 'number') {
    return refuse(path, typeof type === 'string' ? type : type.kind);
  }
  return Number.isSafeInteger(value) ? Decimal.of(value) : refuse(path, 'decimal string');
}

function itemType(type: FeelType, path: string): FeelType {
  if (type === 'Any' || type === 'list') return 'Any';
  if (typeof type !== 'string' && type.kind === 'list') return type.of;
  return refuse(path, typeof type === 'string' ? type : type.kind);
}

function entryType(type: FeelType, name: string, path: string): FeelType {
  if (type === 'Any' || type === 'context') return 'Any';
  if (typeof type !== 'string' && type.kind === 'context') {
    return type.entries.find((entry) => entry.name === name)?.type ?? 'Any';
  }
  return refuse(path, typeof type === 'string' ? type : type.kind);
}

const pointer = (path: string, key: string | number) =>
  `${path}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

function read(value: unknown, type: FeelType, path: string, depth: number): FeelValue {
  if (depth > MAX_DEPTH) return refuse(path, 'shallower nesting');
  if (value === null || value === undefined) return null;
  if (typeof type !== 'string' && type.kind === 'allowed') {
    const read_ = read(value, type.of, path, depth);
    return type.test(read_) ? read_ : refuse(path, 'allowed value');
  }
  if (typeof value === 'string') return readString(value, type, path);
  if (typeof value === 'number') return readNumber(value, type, path);
  if (typeof value === 'boolean') {
    return type === 'Any' || type === 'boolean' ? value : refuse(path, String(type));
  }
  if (Array.isArray(value)) {
    const of = itemType(type, path);
    return value.map((item, index) => read(item, of, pointer(path, index), depth + 1));
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, entry]): [string, FeelValue] => {
      const at = pointer(path, key);
      return [key, read(entry, entryType(type, key, at), at, depth + 1)];
    });
    return new Map(entries);
  }
  return refuse(path, 'JSON');
}

/**
 * Reads a JSON value: objects become contexts, strings stay strings unless `type` asks for a number,
 * date, time or duration; JSON numbers only where they are safe integers.
 *
 * @throws FeelInputError with an issue whose path is a JSON pointer below `path`.
 */
export function fromJson(value: unknown, type: FeelType = 'Any', path = ''): FeelValue {
  return read(value, type, path, 0);
}

/**
 * The JSON of a value: numbers as decimal strings, temporal values as ISO 8601 text.
 *
 * @throws StepLimitError for a value of more than 500,000 parts
 */
export function toJson(value: FeelValue | undefined): Json {
  return write(value, new StepBudget(MAX_PARTS));
}

function write(value: FeelValue | undefined, budget: StepBudget): Json {
  budget.spend(1);
  if (value === null || value === undefined || value instanceof FeelFunction) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Decimal) return value.toString();
  if (isList(value)) return value.map((item) => write(item, budget));
  if (isContext(value)) {
    return Object.fromEntries([...value].map(([key, entry]) => [key, write(entry, budget)]));
  }
  if (value instanceof FeelRange) return formatValue(value);
  return formatTemporal(value) ?? null;
}
