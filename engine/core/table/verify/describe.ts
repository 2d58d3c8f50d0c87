import { type FeelValue, formatValue } from '#engine/core/feel';
import type { LocalText } from '#engine/core/issue';
import type { TableDefinition } from '#engine/core/table';
import { type AtomSet, includes } from './atom-set.ts';
import type { Box } from './box.ts';
import { isBlank } from './cell-form.ts';
import type { FindingBox, TableFinding } from './finding.ts';
import { literalOf } from './literal.ts';
import type { Dimension, Model } from './model.ts';
import type { Case } from './probe.ts';
import { daysOf, holdsUnnamed, setText } from './set-text.ts';

const MAX_NAMED_ROWS = 5;
const MAX_TESTS_LENGTH = 60;

/** Whether a box leaves an input as open as the table does; days only where it leaves them all. */
function isFree({ columns, expected, possible }: Dimension, set: AtomSet): boolean {
  return includes(set, columns.length === 0 ? possible : expected);
}

/** A box as unary tests for each input; of columns that ask the same only the first has them. */
export function describeBox({ definition, dimensions }: Model, box: Box): FindingBox {
  const tests = definition.inputs.map(() => '-');
  let days: { from?: string; to?: string } = {};
  for (const [at, dimension] of dimensions.entries()) {
    const set = box[at] as AtomSet;
    if (isFree(dimension, set)) continue;
    const [first] = dimension.columns;
    if (first === undefined) days = daysOf(dimension.axis, set);
    else tests[first] = setText(dimension.axis, set);
  }
  return { tests, ...days };
}

/** The box of a row in its own words. */
export function boxOfRow({ rules }: TableDefinition, row: number): FindingBox {
  const { when = [], from, to } = rules[row] ?? {};
  const tests = when.map((text) => (isBlank(text) ? '-' : text));
  return { tests, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** A case as FEEL texts by the inputs' expressions, and its day. */
export function describeCase(
  { definition, dimensions }: Model,
  values: Case,
): Pick<TableFinding, 'example' | 'day'> {
  const example: Record<string, string> = {};
  let day: string | undefined;
  for (const [at, { columns }] of dimensions.entries()) {
    const value = values[at] ?? null;
    if (columns.length === 0) day = formatValue(value);
    for (const column of columns) {
      example[String(definition.inputs[column]?.expression)] = literalOf(value);
    }
  }
  return { example, ...(day === undefined ? {} : { day }) };
}

export function labelOf({ definition }: Model, column: number): LocalText {
  const input = definition.inputs[column];
  const expression = String(input?.expression);
  return input?.label ?? { zh: expression, en: expression };
}

/** A value as people call it. */
function valueInWords(
  { definition }: Model,
  column: number | undefined,
  value: FeelValue,
): LocalText {
  const text = formatValue(value);
  const labels = column === undefined ? undefined : definition.inputs[column]?.valueLabels;
  const label = labels && Object.hasOwn(labels, text) ? labels[text] : undefined;
  return { zh: label?.zh || text, en: label?.en || text };
}

/** How wide the cases around a value are: an interval, a few values, all that no row names. */
function rangeInWords(
  { axis }: Dimension,
  set: AtomSet,
  value: FeelValue,
  text: string,
): LocalText {
  if (holdsUnnamed(axis, set)) return { zh: '（没有列出的值）', en: ' (or any value not listed)' };
  const isSingle = text === '' || text === literalOf(value);
  if (isSingle || text.length > MAX_TESTS_LENGTH) return { zh: '', en: '' };
  return { zh: `（范围 ${text}）`, en: ` (of ${text})` };
}

/** “带宽 = 500（范围 (100..1000]）”, for each input that the box restricts. */
export function caseInWords(model: Model, box: Box, values: Case): LocalText {
  const { tests } = describeBox(model, box);
  const parts: LocalText[] = [];
  for (const [at, dimension] of model.dimensions.entries()) {
    const set = box[at] as AtomSet;
    if (isFree(dimension, set)) continue;
    const [column] = dimension.columns;
    const value = values[at] ?? null;
    const text = column === undefined ? '' : (tests[column] ?? '');
    const range = rangeInWords(dimension, set, value, text);
    const label = column === undefined ? { zh: '日期', en: 'day' } : labelOf(model, column);
    const named = valueInWords(model, column, value);
    parts.push({
      zh: `${label.zh} = ${named.zh}${range.zh}`,
      en: `${label.en} = ${named.en}${range.en}`,
    });
  }
  if (parts.length === 0) return { zh: '任何情况', en: 'every case' };
  return {
    zh: parts.map(({ zh }) => zh).join('、'),
    en: parts.map(({ en }) => en).join(', '),
  };
}

/** “第 2、3 行”, “rows 2, 3”; long lists are cut. */
export function rowsInWords(rows: readonly number[]): LocalText {
  const named = rows.slice(0, MAX_NAMED_ROWS).map((row) => row + 1);
  const more = rows.length - named.length;
  return {
    zh: `第 ${named.join('、')} ${more > 0 ? `等 ${rows.length} ` : ''}行`,
    en: `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}
