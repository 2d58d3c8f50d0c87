import type { DecisionTableContent, LocalText } from '#schemas';
import {
  type Field,
  fieldsOf,
  hasDates,
  hasNotes,
  keyOf,
  listedTexts,
  textOf,
} from '../edit/index.ts';
import { VALUE_TYPES } from '../words/index.ts';

export type Language = keyof LocalText;

/** Sizes in pixels. */
export const ROW = 32;
export const HEAD = 52;
export const ROW_HEAD = 64;
const LEAST = 88;
const MOST = 320;
const WIDE_SIGN = 13;
const SIGN = 7.6;
const ROOM = 28;
const SAMPLE = 200;

/** One column as the grid draws it. */
export interface GridColumn {
  key: string;
  field: Field;
  /** What the person calls it. */
  label: string;
  /** The expression or name below the label, where it says something else. */
  code?: string;
  type?: string;
  width: number;
  isNumber: boolean;
  isResult: boolean;
  /** Of the results the first: it stands behind a heavier rule. */
  isFirstResult: boolean;
  labels?: Readonly<Record<string, LocalText>>;
}

/** What columns of the row's own members are called. */
export type MemberWords = Readonly<Record<'from' | 'to' | 'note', string>>;

const NUMBER = /^\s*[<>=]*\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/;

function widthOf(texts: readonly string[], label: string): number {
  const longest = [label, ...texts].reduce((most, text) => {
    const wide = text.match(/[⺀-￿]/g)?.length ?? 0;
    return Math.max(most, wide * WIDE_SIGN + (text.length - wide) * SIGN);
  }, 0);
  return Math.round(Math.min(MOST, Math.max(LEAST, longest + ROOM)));
}

function headOf(table: DecisionTableContent, { part, at }: Field, locale: Language) {
  if (part === 'when') {
    const { expression, label, type, valueLabels } = table.inputs[at] ?? { expression: '' };
    return { name: String(expression), label: label?.[locale], type, labels: valueLabels };
  }
  const { name = '', label, type } = table.outputs[at] ?? {};
  return { name, label: label?.[locale], type, labels: undefined };
}

function columnOf(
  table: DecisionTableContent,
  field: Field,
  locale: Language,
  members: MemberWords,
  widths: Readonly<Record<string, number>>,
): GridColumn {
  const { part, at } = field;
  const key = keyOf(field);
  const sample = table.rules.slice(0, SAMPLE).map((rule) => textOf(rule, field));
  if (part !== 'when' && part !== 'then') {
    const label = members[part];
    const width = widths[key] ?? (part === 'note' ? 220 : widthOf(sample, label));
    return { key, field, label, width, isNumber: false, isResult: false, isFirstResult: false };
  }
  const { name, label, type, labels } = headOf(table, field, locale);
  const said = label || name;
  const shown = sample.map((text) => cellText(text, labels, locale).text);
  const isNumber =
    type === 'number' ||
    (type === undefined && sample.some((text) => NUMBER.test(text)) && sample.every(isNumberish));
  return {
    key,
    field,
    label: said,
    ...(said !== name && { code: name }),
    ...(type && { type: VALUE_TYPES[type][locale] }),
    width: widths[key] ?? widthOf([...shown, said === name ? '' : name], said),
    isNumber,
    isResult: part === 'then',
    isFirstResult: part === 'then' && at === 0,
    ...(labels && { labels }),
  };
}

const isNumberish = (text: string): boolean => text.trim() === '-' || NUMBER.test(text);

/** The columns that are shown, with their widths. */
export function columnsOf(
  table: DecisionTableContent,
  locale: Language,
  members: MemberWords,
  widths: Readonly<Record<string, number>> = {},
  shown = { dates: hasDates(table), notes: hasNotes(table) },
): GridColumn[] {
  return fieldsOf(table, shown).map((field) => columnOf(table, field, locale, members, widths));
}

export interface ShownCell {
  text: string;
  /** FEEL that says more than a value: it is set as code. */
  isCode: boolean;
  isAny: boolean;
}

/** A cell as people read it: texts without quotes, values by what they are called. */
export function cellText(
  cell: string,
  labels: Readonly<Record<string, LocalText>> | undefined,
  locale: Language,
): ShownCell {
  const bare = cell.trim();
  if (bare === '' || bare === '-') return { text: '–', isCode: false, isAny: true };
  const named = (value: string) => {
    const label = labels && Object.hasOwn(labels, value) ? labels[value] : undefined;
    return label?.[locale] || value;
  };
  const texts = listedTexts(bare);
  if (texts) {
    const separator = locale === 'zh' ? '、' : ', ';
    return { text: texts.map(named).join(separator), isCode: false, isAny: false };
  }
  return { text: named(bare), isCode: !NUMBER.test(bare), isAny: false };
}

/** Where each column begins, from the left edge of the cells, and where the last one ends. */
export function offsetsOf(columns: readonly GridColumn[]): number[] {
  const offsets = [0];
  for (const { width } of columns) offsets.push((offsets.at(-1) ?? 0) + width);
  return offsets;
}

/** The columns as a template of CSS, the row heads first. */
export const templateOf = (columns: readonly GridColumn[]): string =>
  `${ROW_HEAD}px ${columns.map(({ width }) => `${width}px`).join(' ')}`;
