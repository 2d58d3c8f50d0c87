import type { FeelValue, StepBudget } from '#engine/core/feel/value';
import { type Match, Matcher } from './regex-match.ts';
import { type ParsedPattern, PatternError, PatternParser } from './regex-syntax.ts';

export const MAX_PATTERN_LENGTH = 1_000;
export const MAX_INPUT_LENGTH = 100_000;
const FLAGS = /^[smixq]*$/;
const CACHE_SIZE = 200;

const cache = new Map<string, ParsedPattern | null>();

function parsed(pattern: string, flags: string): ParsedPattern | null {
  if (pattern.length > MAX_PATTERN_LENGTH || !FLAGS.test(flags)) return null;
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  let result: ParsedPattern | null = null;
  try {
    const literal = flags.includes('q') ? pattern.replace(/[\\|.?*+(){}[\]^$]/g, '\\$&') : pattern;
    result = new PatternParser(literal, flags).parse();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
  }
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, result);
  return result;
}

interface Subject {
  readonly characters: readonly string[];
  readonly matcher: Matcher;
  readonly empty: boolean;
}

/** Undefined where the pattern is wrong or something is too long, which makes the call null. */
function subject(
  input: string,
  pattern: string,
  flags: string,
  budget: StepBudget,
): Subject | undefined {
  const regex = input.length > MAX_INPUT_LENGTH ? null : parsed(pattern, flags);
  if (!regex) return undefined;
  const characters = Array.from(input);
  const points = characters.map((character) => character.codePointAt(0) as number);
  return {
    characters,
    matcher: new Matcher(regex, points, flags, budget),
    empty: new Matcher(regex, [], flags, budget).find(0) !== undefined,
  };
}

function* allMatches({ characters, matcher }: Subject): Iterable<Match> {
  for (let position = 0; position <= characters.length; ) {
    const match = matcher.find(position);
    if (!match) return;
    yield match;
    position = match.end > match.start ? match.end : match.end + 1;
  }
}

/** `matches` (DMN 1.5, 10.3.4.3; XPath 2.0 regular expressions). @throws StepLimitError */
export function tests(
  input: string,
  pattern: string,
  flags: string,
  budget: StepBudget,
): FeelValue {
  const target = subject(input, pattern, flags, budget);
  return target ? target.matcher.find(0) !== undefined : null;
}

/** `$1` and `\$` of a replacement; undefined where it is malformed. */
function expand(
  replacement: string,
  match: Match,
  characters: readonly string[],
): string | undefined {
  let malformed = false;
  const text = replacement.replace(/\\(.?)|\$(\d?)/gs, (_, escaped, digit) => {
    if (escaped !== undefined) {
      if (escaped !== '\\' && escaped !== '$') malformed = true;
      return escaped;
    }
    if (digit === '') malformed = true;
    const group = digit === '0' ? [match.start, match.end] : match.groups[Number(digit)];
    return group ? characters.slice(group[0], group[1]).join('') : '';
  });
  return malformed ? undefined : text;
}

/** `replace`; null for a pattern that matches nothing at all, as XPath demands. */
export function replaceAll(
  input: string,
  pattern: string,
  replacement: string,
  flags: string,
  budget: StepBudget,
): FeelValue {
  const target = subject(input, pattern, flags, budget);
  if (!target || target.empty) return null;
  const { characters } = target;
  const pieces: string[] = [];
  let last = 0;
  for (const match of allMatches(target)) {
    const text = flags.includes('q') ? replacement : expand(replacement, match, characters);
    if (text === undefined) return null;
    budget.spend(text.length);
    pieces.push(characters.slice(last, match.start).join(''), text);
    last = match.end;
  }
  pieces.push(characters.slice(last).join(''));
  return pieces.join('');
}

/** `split`. @throws StepLimitError */
export function splitBy(text: string, delimiter: string, budget: StepBudget): FeelValue {
  const target = subject(text, delimiter, '', budget);
  if (!target || target.empty) return null;
  const { characters } = target;
  const pieces: string[] = [];
  let last = 0;
  for (const match of allMatches(target)) {
    pieces.push(characters.slice(last, match.start).join(''));
    last = match.end;
  }
  pieces.push(characters.slice(last).join(''));
  return pieces;
}
