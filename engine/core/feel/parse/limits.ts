import { type Issue, issue } from '#engine/core/issue';

/** Bounds of a source text; beyond them nothing is parsed. */
export const MAX_SOURCE_LENGTH = 20_000;
export const MAX_BRACKET_DEPTH = 100;
export const MAX_TREE_DEPTH = 400;
export const MAX_COLONS = 500;

function tooLong(length: number): Issue {
  return issue(
    'feel-too-long',
    '',
    {
      zh: `表达式有 ${length} 个字符，最多 ${MAX_SOURCE_LENGTH} 个`,
      en: `the expression has ${length} characters; ${MAX_SOURCE_LENGTH} are allowed`,
    },
    { length, limit: MAX_SOURCE_LENGTH },
  );
}

export function tooDeep(from: number): Issue {
  return issue(
    'feel-too-deep',
    '',
    { zh: '表达式嵌套过深', en: 'the expression is nested too deeply' },
    { from, to: from, limit: MAX_BRACKET_DEPTH },
  );
}

function tooManyEntries(): Issue {
  return issue(
    'feel-too-many-entries',
    '',
    {
      zh: `表达式中的条目过多，最多 ${MAX_COLONS} 个`,
      en: `the expression has too many entries; ${MAX_COLONS} are allowed`,
    },
    { limit: MAX_COLONS },
  );
}

/** Cheap checks before parsing, so that a hostile text costs no more than reading it once. */
export function checkLimits(source: string): Issue | undefined {
  if (source.length > MAX_SOURCE_LENGTH) return tooLong(source.length);
  let depth = 0;
  let colons = 0;
  let quoted = false;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] as string;
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if ('([{'.includes(character)) {
      depth += 1;
      if (depth > MAX_BRACKET_DEPTH) return tooDeep(index);
    } else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ':') colons += 1;
  }
  return colons > MAX_COLONS ? tooManyEntries() : undefined;
}
