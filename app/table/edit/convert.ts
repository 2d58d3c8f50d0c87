import { Decimal } from '#engine/core/decimal';
import {
  compileExpression,
  compileUnaryTests,
  parseDate,
  type Scope,
  scopeOfNames,
} from '#engine/core/feel';
import type { LocalText } from '#schemas';
import { ANY, type Field, type Input, isBlank } from './field.ts';

/** What is known of a column where a text is entered into it. */
export interface Column {
  field: Field;
  type?: Input['type'];
  allowed?: string;
  valueLabels?: Readonly<Record<string, LocalText>>;
  /** Names that its expressions may say. */
  scope?: Scope;
}

export interface ConvertOptions {
  /** Out of another program: a text as a spreadsheet shows it, so `1,234` is one number. */
  isPasted?: boolean;
}

const FORMS: readonly [RegExp, string][] = [
  [/≥/g, '>='],
  [/≤/g, '<='],
  [/[“”„]/g, '"'],
];
/** Letters, digits and signs of the width that Chinese keyboards give. */
const WIDE = /[！-～]/g;
const NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const MONEY = /^([+-]?)[¥￥$€£]\s*/;
const PERCENT = /^[+-]?(\d+(\.\d+)?|\.\d+)\s*%$/;
const PERCENT_PART = Decimal.of('0.01');
const SPAN = /^(\d+(?:\.\d+)?)\s*(-|–|—|~|〜|至|到)\s*(\d+(?:\.\d+)?)$/;
const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const FEEL_START = /^(["<>=([\]{?@]|not\s*\()/;
const QUOTED_LIST = /^"(?:[^"\\]|\\.)*"(?:\s*,\s*"(?:[^"\\]|\\.)*")*$/;

const YES = new Set(['true', 'yes', 'y', '是', '√', '✓']);
const NO = new Set(['false', 'no', 'n', '否', '×', '✗']);

export const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const narrow = (text: string): string =>
  text.replace(WIDE, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0));

/** Signs as FEEL writes them, outside of the column's own texts. */
const normal = (text: string): string =>
  FORMS.reduce((so, [sign, form]) => so.replace(sign, form), narrow(text));

/** Texts that a cell lists, `"a", "b"`, without their quotes; undefined for anything else. */
export function listedTexts(cell: string): string[] | undefined {
  const text = cell.trim();
  if (!QUOTED_LIST.test(text)) return undefined;
  const parts = text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  // What a backslash says besides these two is left to the engine.
  if (parts.some((part) => /\\[^"\\]/.test(part))) return undefined;
  return parts.map((part) => part.slice(1, -1).replace(/\\(.)/g, '$1'));
}

/** A number as people write it, exactly: thousands, a currency's sign, a percentage. */
export function plainNumber(text: string): string | undefined {
  const bare = text.replace(MONEY, '$1').trim();
  if (PERCENT.test(bare)) {
    const value = Decimal.parse(bare.replace(/\s*%$/, ''));
    return value?.times(PERCENT_PART).toString();
  }
  if (GROUPED.test(bare)) return bare.replaceAll(',', '').replace(/^\+/, '');
  if (!NUMBER.test(bare)) return undefined;
  return bare.replace(/^\+/, '').replace(/^(-?)\./, '$10.');
}

/** `100-200` as `[100..200]`; undefined where it could mean anything else. */
function spanOf(text: string): string | undefined {
  const [, low = '', , high = ''] = SPAN.exec(text) ?? [];
  const [from, to] = [Decimal.parse(low), Decimal.parse(high)];
  return from && to && from.compare(to) < 0 ? `[${low}..${high}]` : undefined;
}

/** A day as people write it, the year first, as an ISO date. */
export function plainDate(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== '' && parseDate(iso) ? iso : undefined;
}

const NO_NAMES = scopeOfNames([]);

function compiles(text: string, { field, scope = NO_NAMES }: Column): boolean {
  const compile = field.part === 'when' ? compileUnaryTests : compileExpression;
  return compile(text, scope).ok;
}

const isTypical = (text: string): boolean => FEEL_START.test(text);

/** The value that a label stands for, in either language. */
function labelled(text: string, { valueLabels = {} }: Column): string | undefined {
  return Object.keys(valueLabels).find((value) => {
    const label = valueLabels[value];
    return label?.zh === text || label?.en === text;
  });
}

/** Allowed values that are texts. */
const allowedTexts = ({ allowed = '' }: Column): readonly string[] => listedTexts(allowed) ?? [];

/** A condition whose values stand between Chinese list commas, as FEEL writes it. */
const listOf = (text: string, { field }: Column): string =>
  field.part === 'when' ? text.replace(/\s*、\s*/g, ', ') : text;

function stringCell(raw: string, column: Column): string {
  const allowed = allowedTexts(column);
  const known = (text: string) => labelled(text, column) ?? allowed.find((value) => value === text);
  const one = known(raw) ?? known(narrow(raw));
  if (one !== undefined) return quote(one);
  const text = normal(raw);
  if (isTypical(text) && compiles(text, column)) return text;
  const list = listOf(text, column);
  if (isTypical(text) && compiles(list, column)) return list;
  const parts = raw.split(/[,，、;；]/).map((part) => known(part.trim()));
  if (
    column.field.part === 'when' &&
    parts.length > 1 &&
    parts.every((part) => part !== undefined)
  ) {
    return parts.map((part) => quote(part as string)).join(', ');
  }
  // A number or a date in a column of texts is a text.
  if (plainNumber(text) !== undefined || plainDate(text) !== undefined) return quote(text);
  if (text === 'null' || (!isBoolean(raw) && compiles(text, column))) return text;
  return isTypical(text) ? text : quote(raw);
}

const isBoolean = (text: string): boolean => /^(true|false)$/i.test(text);

/** A number in quotes, as some programs put what they copy. */
function unquoted(raw: string): string {
  const texts = listedTexts(raw);
  const [text = raw] = texts ?? [];
  return texts?.length === 1 && plainNumber(text.trim()) !== undefined ? text.trim() : raw;
}

function numberCell(raw: string, column: Column, { isPasted = false }: ConvertOptions): string {
  const text = normal(isPasted && column.type === 'number' ? unquoted(raw) : raw);
  const isTest = column.field.part === 'when';
  // `1,234` typed as a condition is FEEL for one or the other of two numbers.
  const isList = isTest && !isPasted && GROUPED.test(text) && text.split(',').length === 2;
  if (!(isList && !text.includes('.'))) {
    const number = plainNumber(text);
    if (number !== undefined) return number;
  }
  const span = isTest ? spanOf(text) : undefined;
  if (span !== undefined) return span;
  return comparison(text) ?? listOf(text, column);
}

/** `>= 1,000.50` with its number as FEEL writes it. */
function comparison(text: string): string | undefined {
  const [, sign = '', rest = ''] = /^(<=|>=|<|>)\s*(.+)$/.exec(text) ?? [];
  const number = sign === '' ? undefined : plainNumber(rest);
  return number === undefined || number === rest ? undefined : `${sign} ${number}`;
}

function dateCell(raw: string): string {
  const text = normal(raw);
  const [, sign = '', rest = text] = /^(<=|>=|<|>)\s*(.+)$/.exec(text) ?? [];
  const day = plainDate(rest.trim());
  if (day === undefined) return text;
  return sign === '' ? `date("${day}")` : `${sign} date("${day}")`;
}

function booleanCell(raw: string): string {
  const text = raw.toLowerCase();
  if (YES.has(text)) return 'true';
  return NO.has(text) ? 'false' : normal(raw);
}

/** A column without a type: what is a value becomes one, what can't be said in FEEL is a text. */
function openCell(raw: string, column: Column, options: ConvertOptions): string {
  if (labelled(raw, column) !== undefined) return stringCell(raw, column);
  const text = normal(raw);
  const number = numberCell(raw, column, options);
  if (number !== text && compiles(number, column)) return number;
  const day = plainDate(text);
  if (day !== undefined) return `date("${day}")`;
  if (compiles(text, column)) return text;
  return isTypical(text) ? text : quote(raw);
}

/**
 * A text that somebody enters, as the cell that they mean: words become texts of FEEL, `1,234.50` a
 * number, `≥ 100` a test, nothing anything. What begins with `=` is FEEL as it stands.
 */
export function cellOf(entered: string, column: Column, options: ConvertOptions = {}): string {
  const raw = entered.trim();
  const { part } = column.field;
  if (part === 'note') return entered.trimEnd();
  if (part === 'from' || part === 'to') return isBlank(raw) ? '' : (plainDate(narrow(raw)) ?? raw);
  if (isBlank(raw)) return ANY;
  if (raw.startsWith('=')) return raw.slice(1).trim() || ANY;
  switch (column.type) {
    case 'string':
      return stringCell(raw, column);
    case 'number':
      return numberCell(raw, column, options);
    case 'date':
      return dateCell(raw);
    case 'boolean':
      return booleanCell(raw);
    case undefined:
    case 'any':
      return openCell(raw, column, options);
    default:
      return normal(raw);
  }
}

/**
 * A cell as a spreadsheet would hold it, where entering that there gives the cell again; else the
 * cell's FEEL.
 */
export function plainOf(cell: string, column: Column): string {
  const { part } = column.field;
  if (part !== 'when' && part !== 'then') return cell;
  if (isBlank(cell)) return '';
  const texts = listedTexts(cell);
  const day = /^date\("(\d{4}-\d{2}-\d{2})"\)$/.exec(cell.trim())?.[1];
  const plain = texts?.length === 1 ? texts[0] : day;
  if (plain !== undefined && cellOf(plain, column, { isPasted: true }) === cell) return plain;
  return cellOf(cell, column, { isPasted: true }) === cell ? cell : `=${cell}`;
}
