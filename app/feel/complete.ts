import { isPlainName } from '#engine/core/feel';
import type { LocalText } from '#schemas';
import { functionsOf, parameterText, type ShownFunction } from './functions.ts';
import { membersOf } from './properties.ts';
import { resolveAtEnd } from './resolve.ts';
import { type Scan, scanTo, wordAtEnd } from './scan.ts';
import type { Dialect, FeelMember, FeelName, FeelScope } from './scope.ts';

/** Something that could be written at the caret. */
export interface FeelOption {
  label: string;
  kind: 'value' | 'constant' | 'function' | 'keyword' | 'member' | 'text';
  /** What is written, where it is more than the label. */
  text?: string;
  /** Where the caret goes in what is written; its end if absent. */
  caret?: number;
  /** Type and present value. */
  type?: string;
  value?: string;
  signature?: string;
  about?: LocalText;
}

export interface Completion {
  from: number;
  options: FeelOption[];
}

interface Place {
  text: string;
  pos: number;
  scope: FeelScope;
  dialect: Dialect;
}

const KEYWORDS: readonly [label: string, text: string, caret: number, about: LocalText][] = [
  [
    'if',
    'if  then  else ',
    3,
    { zh: '条件成立取前者，否则取后者', en: 'One value where a condition holds, else the other' },
  ],
  [
    'for',
    'for item in  return ',
    12,
    { zh: '由每一项算出一个列表', en: 'A list made of each item' },
  ],
  [
    'some',
    'some item in  satisfies ',
    13,
    { zh: '是否有一项满足', en: 'Whether any item satisfies' },
  ],
  [
    'every',
    'every item in  satisfies ',
    14,
    { zh: '是否每一项都满足', en: 'Whether every item satisfies' },
  ],
  ['and', 'and ', 4, { zh: '两者都成立', en: 'Both hold' }],
  ['or', 'or ', 3, { zh: '至少一个成立', en: 'At least one holds' }],
  [
    'between',
    'between  and ',
    8,
    { zh: '在两者之间，含两端', en: 'From one to the other, both included' },
  ],
  ['in', 'in ', 3, { zh: '是其中之一，或在区间内', en: 'Is one of them, or within a range' }],
  ['true', 'true', 4, { zh: '是', en: 'Yes' }],
  ['false', 'false', 5, { zh: '否', en: 'No' }],
  ['null', 'null', 4, { zh: '没有值', en: 'No value' }],
];

const memberOption = (kind: FeelOption['kind'], each: FeelMember): FeelOption => ({
  label: each.name,
  kind,
  ...(each.type !== undefined && { type: each.type }),
  ...(each.value !== undefined && { value: each.value }),
});

function nameOptions(name: FeelName): FeelOption[] {
  if (name.kind === 'function') return [];
  const about = name.about && { about: name.about };
  const paths = (name.kind === 'value' ? (name.members ?? []) : []).map((member) => ({
    ...memberOption('value', { ...member, name: `${name.name}.${member.name}` }),
    ...about,
  }));
  return [{ ...memberOption(name.kind, name), ...about }, ...paths];
}

function functionOption({ name, doc, overloads, result }: ShownFunction): FeelOption {
  const [first = []] = overloads;
  const text = `${name}()`;
  return {
    label: name,
    kind: 'function',
    text,
    caret: first.length === 0 ? text.length : text.length - 1,
    signature: `${name}(${first.map(parameterText).join(', ')})`,
    ...(result !== undefined && { type: result }),
    ...(doc && { about: doc }),
  };
}

/** Names that loops around the place bind. */
function loopNames(before: string): FeelOption[] {
  const found = [...before.matchAll(/\b(?:for|some|every|,)\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\b/gu)];
  return [...new Set(found.map(([, name = '']) => name))].map((label) => ({
    label,
    kind: 'value',
  }));
}

/** The texts that a value compared here can be: behind `tier =`, `tier in (`, or in a cell. */
function allowedBefore({ scope, dialect }: Place, before: string, { open }: Scan) {
  const bracket = open.at(-1);
  const isList = bracket !== undefined && /\bin\s*$/u.test(before.slice(0, bracket.at));
  const head = isList ? before.slice(0, bracket.at) : before;
  const match = /(?:!=|=|\bin)\s*$/u.exec(head);
  if (match) return resolveAtEnd(head.slice(0, match.index), scope)?.found.allowed;
  const isCell = dialect === 'unary-tests' && /(?:^|[,(])\s*$/u.test(before);
  return isCell ? scope.input?.allowed : undefined;
}

const quoted = (text: string): string => JSON.stringify(text);

function textOptions(allowed: readonly string[] | undefined): FeelOption[] {
  return (allowed ?? []).map((text) => ({ label: quoted(text), kind: 'text' }));
}

/** The members of what stands before the last point; undefined where nothing is known of it. */
function afterPoint(before: string, scope: FeelScope): Completion | undefined {
  const match = /\.\s*([\p{L}_][\p{L}\p{N}_ ]*)?$/u.exec(before);
  if (!match) return undefined;
  const base = resolveAtEnd(before.slice(0, match.index), scope)?.found;
  if (!base) return undefined;
  const from = before.length - (match[1]?.length ?? 0);
  return { from, options: membersOf(base).map((each) => memberOption('member', each)) };
}

const WORD_START = /(?<![\p{L}\p{N}_])[\p{L}_]/gu;
const MOST_BACK = 80;

/** Where the name begins that is being typed; names may hold spaces and points. */
function startOf(before: string, options: readonly FeelOption[]): number {
  const plain = before.length - wordAtEnd(before).length;
  const labels = options
    .map(({ label }) => label.toLowerCase())
    .filter((each) => !isPlainName(each));
  const offset = Math.max(0, before.length - MOST_BACK);
  for (const { index } of before.slice(offset).matchAll(WORD_START)) {
    const typed = before.slice(offset + index).toLowerCase();
    if (labels.some((label) => label.startsWith(typed))) return offset + index;
  }
  return plain;
}

/**
 * What could be written at a place.
 * @param isAsked whether somebody asked for it; else only what is being typed is answered
 */
export function completionsAt(place: Place, isAsked: boolean): Completion | undefined {
  const { text, pos, scope } = place;
  const before = text.slice(0, pos);
  const scan = scanTo(text, pos);
  if (scan.isComment) return undefined;
  if (scan.quote >= 0) {
    const options = textOptions(allowedBefore(place, text.slice(0, scan.quote), scan));
    return options.length > 0 ? { from: scan.quote, options } : undefined;
  }
  const members = afterPoint(before, scope);
  if (members) return members.options.length > 0 ? members : undefined;
  const options = [
    ...textOptions(
      allowedBefore(place, before.slice(0, before.length - wordAtEnd(before).length), scan),
    ),
    ...loopNames(before),
    ...scope.names.flatMap(nameOptions),
    ...functionsOf(scope).map(functionOption),
    ...KEYWORDS.map(
      ([label, written, caret, about]): FeelOption => ({
        label,
        kind: 'keyword',
        text: written,
        caret,
        about,
      }),
    ),
  ];
  const from = startOf(before, options);
  const hasTexts = options[0]?.kind === 'text' && /[=(,]\s*$/u.test(before);
  return from < pos || isAsked || hasTexts ? { from, options } : undefined;
}
