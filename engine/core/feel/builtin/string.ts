import { Decimal } from '#engine/core/decimal';
import {
  type FeelValue,
  formatValue,
  type RunContext,
  StepLimitError,
} from '#engine/core/feel/value';
import { type Builtin, define, inRun, pure } from './define.ts';
import { replaceAll, splitBy, tests } from './regex.ts';

const MAX_JOINED_LENGTH = 1_000_000;

/** By characters, not UTF-16 units: a horse 🐎 counts once. */
function substring(text: string, start: Decimal, length?: Decimal): FeelValue {
  const characters = Array.from(text);
  const position = start.round(0, 'down').toInteger() ?? 0;
  const count = length?.round(0, 'down').toInteger() ?? characters.length;
  if (position === 0 || Math.abs(position) > characters.length || count < 1) return null;
  const from = position > 0 ? position - 1 : characters.length + position;
  return characters.slice(from, from + count).join('');
}

function stringJoin(
  list: readonly FeelValue[],
  delimiter: string | null = '',
  prefix: string | null = '',
  suffix: string | null = '',
): FeelValue {
  const texts = list.filter((item) => item !== null);
  if (texts.some((item) => typeof item !== 'string')) return null;
  const total = texts.reduce(
    (sum, item) => sum + String(item).length + (delimiter?.length ?? 0),
    0,
  );
  if (total > MAX_JOINED_LENGTH) throw new StepLimitError('steps', MAX_JOINED_LENGTH);
  return `${prefix ?? ''}${texts.join(delimiter ?? '')}${suffix ?? ''}`;
}

function before(text: string, match: string): string {
  const index = text.indexOf(match);
  return index < 0 ? '' : text.slice(0, index);
}

function after(text: string, match: string): string {
  const index = text.indexOf(match);
  return index < 0 ? '' : text.slice(index + match.length);
}

export const STRING_BUILTINS: readonly Builtin[] = [
  define(
    'string',
    '把值转换为文本',
    'The text of a value',
    pure('from: Any', (from: FeelValue) => (from === null ? null : formatValue(from))),
  ),
  define(
    'substring',
    '取文本的一部分，位置从 1 开始，负数从末尾数',
    'Part of a text; positions from 1, negative from the end',
    pure('string: string, start position: number, length?: number', substring),
  ),
  define(
    'string length',
    '文本的字符数',
    'Number of characters',
    pure('string: string', (text: string) => Decimal.of(Array.from(text).length)),
  ),
  define(
    'upper case',
    '转换为大写',
    'The text in upper case',
    pure('string: string', (text: string) => text.toUpperCase()),
  ),
  define(
    'lower case',
    '转换为小写',
    'The text in lower case',
    pure('string: string', (text: string) => text.toLowerCase()),
  ),
  define(
    'substring before',
    '匹配处之前的文本',
    'The text before a match',
    pure('string: string, match: string', before),
  ),
  define(
    'substring after',
    '匹配处之后的文本',
    'The text after a match',
    pure('string: string, match: string', after),
  ),
  define(
    'contains',
    '文本是否包含另一文本',
    'Whether a text contains another',
    pure('string: string, match: string', (text: string, match: string) => text.includes(match)),
  ),
  define(
    'starts with',
    '文本是否以另一文本开头',
    'Whether a text starts with another',
    pure('string: string, match: string', (text: string, match: string) => text.startsWith(match)),
  ),
  define(
    'ends with',
    '文本是否以另一文本结尾',
    'Whether a text ends with another',
    pure('string: string, match: string', (text: string, match: string) => text.endsWith(match)),
  ),
  define(
    'matches',
    '文本是否符合正则表达式',
    'Whether a text matches a regular expression',
    inRun(
      'input: string, pattern: string, flags?: string|null',
      (run: RunContext, input: string, pattern: string, flags?: string | null) =>
        tests(input, pattern, flags ?? '', run.budget),
    ),
  ),
  define(
    'replace',
    '用正则表达式替换',
    'Replaces what a regular expression matches',
    inRun(
      'input: string, pattern: string, replacement: string, flags?: string|null',
      (
        run: RunContext,
        input: string,
        pattern: string,
        replacement: string,
        flags?: string | null,
      ) => replaceAll(input, pattern, replacement, flags ?? '', run.budget),
    ),
  ),
  define(
    'split',
    '按正则表达式拆分文本',
    'Splits a text at what a regular expression matches',
    inRun('string: string, delimiter: string', (run: RunContext, text: string, delimiter: string) =>
      splitBy(text, delimiter, run.budget),
    ),
  ),
  define(
    'string join',
    '用分隔符连接文本列表',
    'Joins a list of texts with a delimiter',
    pure(
      'list: list, delimiter?: string|null, prefix?: string|null, suffix?: string|null',
      stringJoin,
    ),
  ),
];
