import type { LocalText } from '#engine/core/issue';
import { isText, textOf } from './json.ts';
import { closedValue } from './words.ts';

const MOST_CHARACTERS = 80;
const TEXT_LITERAL = /^"([^"\\]*)"$/;

const both = (text: string): LocalText => ({ zh: text, en: text });

const shorten = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;

/** An expression or a test of a cell as people write it: `>= 12` is ≥ 12, `-` is any. */
export function cellText(value: unknown): LocalText {
  const text = textOf(value ?? '').trim();
  if (text === '' || text === '-') return { zh: '任意', en: 'any' };
  const literal = TEXT_LITERAL.exec(text)?.[1];
  return both(shorten((literal ?? text).replaceAll('>=', '≥').replaceAll('<=', '≤')));
}

/** A value of a member as people read it. */
export function valueText(member: string, value: unknown): LocalText {
  if (value === null || value === undefined || value === '') return { zh: '空', en: 'nothing' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (isText(value)) return { zh: `“${value.zh}”`, en: `"${value.en}"` };
  if (typeof value === 'object') return both(shorten(JSON.stringify(value)));
  return closedValue(member, value) ?? cellText(value);
}
