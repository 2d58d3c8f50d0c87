import { BUILTINS, isPlainName } from '#engine/core/feel';
import { issue } from '#engine/core/issue';
import type { Issue, LocalText, PricingFlow } from '#schemas';
import type { NodeExpression } from './expressions.ts';
import { referencesIn, replaceSpans, shapeOf, type Wanted } from './references.ts';

export type Outcome = { ok: true; flow: PricingFlow } | { ok: false; issue: Issue };

export const refused = (
  code: string,
  message: LocalText,
  params: Issue['params'] = {},
): Outcome => ({
  ok: false,
  issue: issue(code, '', message, params),
});

/** Letters of any script, digits and spaces between words, as the grammar reads without quotes. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u;
const MAX_LENGTH = 120;

const isSayable = (name: string): boolean =>
  name.length <= MAX_LENGTH && NAME.test(name) && name.split(' ').every(isPlainWord);
const isPlainWord = (word: string): boolean => isPlainName(word) || /^[\p{N}]/u.test(word);

export interface Change {
  wanted: Wanted;
  /** What takes the place of the name, or of the member. */
  text: string;
  after: Wanted;
}

const firstWord = (text: string): string => text.split(/\s/, 1)[0] ?? text;

/** The expression with the name changed; false where nobody can tell what it would mean. */
export function rewrite(
  expression: Pick<NodeExpression, 'source' | 'form'>,
  { wanted, text, after }: Change,
  namesBefore: readonly string[],
  namesAfter: readonly string[],
): string | false | undefined {
  const { source, form } = expression;
  const searched = firstWord(wanted.member ?? wanted.name);
  if (!source.includes(searched) && !source.includes(firstWord(text))) return undefined;
  const before = referencesIn(expression, wanted, shapeOf(namesBefore));
  // What can't be read now can't be broken.
  if (!before) return undefined;
  const already = referencesIn(expression, after, shapeOf(namesBefore))?.spans.length ?? 0;
  if (already > 0 && BUILTINS.some(({ name }) => name === text)) return false;
  if (before.spans.length === 0) return undefined;
  if (before.isUnclear) return false;
  const replaced = replaceSpans(source, before.spans, text);
  const check = referencesIn({ source: replaced.source, form }, after, shapeOf(namesAfter));
  const starts = new Set(check?.spans.map(({ from }) => from));
  const isKept =
    check !== undefined &&
    check.spans.length === already + replaced.starts.length &&
    replaced.starts.every((start) => starts.has(start));
  return isKept ? replaced.source : false;
}

/** Why a name can't be said in expressions; undefined where it can. */
export function checkForm(name: string): Outcome | undefined {
  if (isSayable(name)) return undefined;
  const text = {
    zh: '名称由文字、数字和单个空格组成，以文字开头，不能是 FEEL 的关键字',
    en: 'a name is made of letters, digits and single spaces, begins with a letter, and is no FEEL keyword',
  };
  return refused('name-not-sayable', text, { name });
}

/** What stands against a text that nobody could tell the meaning of under the new name. */
export const unclear = (path: string, where: string, source: string): Issue =>
  issue(
    'rename-unclear',
    path,
    {
      zh: `“${where}”里的“${source}”改名后含义不明，请先改这个表达式`,
      en: `"${source}" in "${where}" would be unclear under this name; change it first`,
    },
    { node: where, expression: source },
  );
