import type { Issue, LocalText } from '#schemas';

const TIME: LocalText = { zh: '应为时刻，如 08:00', en: 'must be a time, such as 08:00' };
const DAY: LocalText = { zh: '应为月-日，如 06-01', en: 'must be month and day, such as 06-01' };
const AMOUNT: LocalText = { zh: '应为数字，如 12.50', en: 'must be a number, such as 12.50' };

/** What a pattern of the schemas asks for. */
const WORDS: Readonly<Record<string, LocalText>> = {
  '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$': TIME,
  '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$': DAY,
  '^-?\\d+(\\.\\d+)?$': AMOUNT,
  '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)$': AMOUNT,
  '^([1-7](-[1-7])?|holiday)(,([1-7](-[1-7])?|holiday))*$': {
    zh: '应为星期，如 1-5 或 6,7,holiday',
    en: 'must be weekdays, such as 1-5 or 6,7,holiday',
  },
  '^[a-z0-9][a-z0-9._-]*$': {
    zh: '只能用小写字母、数字、点、_ 和 -',
    en: 'takes lower-case letters, digits, dots, _ and - only',
  },
  '^[A-Za-z0-9_-]+$': {
    zh: '只能用英文字母、数字、_ 和 -',
    en: 'takes letters, digits, _ and - only',
  },
};

/** A problem of form said by an example in place of the pattern. */
export function inPlainWords(found: Issue): Issue {
  const words = found.code === 'schema-pattern' && WORDS[String(found.params.pattern)];
  return words ? { ...found, message: words } : found;
}

export const hasWords = (pattern: string): boolean => Object.hasOwn(WORDS, pattern);
