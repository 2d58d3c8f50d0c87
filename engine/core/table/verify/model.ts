import type { CompileOptions, Scope } from '#engine/core/feel';
import type { TableDefinition, TableRule } from '#engine/core/table';
import { type AtomSet, intersect, isEmpty, without } from './atom-set.ts';
import { Axis, type CellSets } from './axis.ts';
import type { Box } from './box.ts';
import { CellReader, isBlank } from './cell-form.ts';
import { clustersOf } from './dependence.ts';
import { NULL_ATOM } from './form-sets.ts';

/** Columns that ask for the same expression, or the day that rows with dates are chosen by. */
export interface Dimension {
  /** Positions of the inputs; empty for the day. */
  readonly columns: readonly number[];
  readonly axis: Axis;
  readonly expected: AtomSet;
  readonly possible: AtomSet;
}

/** A row as a box in which it surely hits, and one outside of which it can't. */
export interface ModelRow {
  readonly index: number;
  readonly lower: Box;
  readonly upper: Box;
}

export interface Model {
  readonly definition: TableDefinition;
  readonly reader: CellReader;
  readonly dimensions: readonly Dimension[];
  /** Enabled rows that can hit at all, in their order. */
  readonly rows: readonly ModelRow[];
  /** Positions of enabled rows that can never hit. */
  readonly dead: readonly number[];
  /** Positions of rows with cells that could not be read. */
  readonly opaque: readonly number[];
  /** Dimensions of one number depend on each other: not every combination can occur. */
  readonly clusters: readonly number[];
}

export interface ModelOptions extends CompileOptions {
  /** Names that cells may use; without it only constants are known. */
  readonly scope?: Scope;
}

/** Inputs by their expression: columns that ask the same can't have different values. */
function groupColumns(definition: TableDefinition): number[][] {
  const groups = new Map<string, number[]>();
  for (const [column, { expression }] of definition.inputs.entries()) {
    const key = String(expression).replace(/\s+/g, ' ').trim();
    const group = groups.get(key);
    if (group) group.push(column);
    else groups.set(key, [column]);
  }
  return [...groups.values()];
}

function columnDimension(
  definition: TableDefinition,
  columns: readonly number[],
  reader: CellReader,
): Dimension {
  const inputs = columns.map((column) => definition.inputs[column]);
  const allowed = inputs.flatMap((input) =>
    isBlank(input?.allowed) ? [] : [input?.allowed ?? ''],
  );
  const cells = columns.flatMap((column) => definition.rules.map(({ when }) => when[column] ?? ''));
  const axis = new Axis({
    type: inputs.find((input) => input?.type !== undefined)?.type,
    allowed: allowed.map((text) => reader.read(text)),
    forms: [...new Set(cells)].map((cell) => reader.read(cell)),
  });
  return { columns, axis, expected: axis.expected, possible: axis.possible };
}

/** The days of a row as a cell; `-` where it has none. */
function daysCell({ from, to }: TableRule): string {
  if (from && to) return `[date("${from}")..date("${to}"))`;
  if (from) return `>= date("${from}")`;
  return to ? `< date("${to}")` : '-';
}

/**
 * The first day that the table is for: where rows begin before any ends, the days before are past.
 * Undefined where a row was there from the beginning and ends first.
 */
function firstDay(rules: readonly TableRule[]): string | undefined {
  const enabled = rules.filter((rule) => rule.enabled !== false);
  const [from] = enabled.flatMap((rule) => rule.from || []).sort();
  const [to] = enabled.flatMap((rule) => rule.to || []).sort();
  return from !== undefined && (to === undefined || from < to) ? from : undefined;
}

function dayDimension(definition: TableDefinition, reader: CellReader): Dimension | undefined {
  const cells = definition.rules.map(daysCell);
  if (cells.every((cell) => cell === '-')) return undefined;
  const axis = new Axis({
    type: 'date',
    allowed: [],
    forms: [...new Set(cells)].map((cell) => reader.read(cell)),
  });
  const possible = without(axis.possible, NULL_ATOM);
  const first = firstDay(definition.rules);
  const expected =
    first === undefined
      ? possible
      : intersect(possible, axis.cell(`>= date("${first}")`, reader).upper);
  return { columns: [], axis, expected, possible };
}

function cellOf(rule: TableRule, dimension: Dimension, reader: CellReader): CellSets {
  const { axis, columns, possible } = dimension;
  const texts = columns.length === 0 ? [daysCell(rule)] : columns.map((at) => rule.when[at] ?? '');
  const [first, ...rest] = texts.map((text) => axis.cell(text, reader));
  let sets = first ?? { lower: possible, upper: possible };
  for (const { lower, upper } of rest) {
    const sure = intersect(sets.lower, lower);
    const isExact = sets.lower === sets.upper && lower === upper;
    sets = { lower: sure, upper: isExact ? sure : intersect(sets.upper, upper) };
  }
  if (columns.length > 0) return sets;
  const days = intersect(sets.upper, possible);
  return { lower: days, upper: days };
}

/** Reads a table that compiles into boxes over the atoms of its inputs. */
export function buildModel(definition: TableDefinition, options: ModelOptions = {}): Model {
  const reader = new CellReader(options.scope, options);
  const groups = groupColumns(definition);
  const dimensions = groups.map((columns) => columnDimension(definition, columns, reader));
  const day = dayDimension(definition, reader);
  if (day) dimensions.push(day);
  const [rows, dead, opaque]: [ModelRow[], number[], number[]] = [[], [], []];
  for (const [index, rule] of definition.rules.entries()) {
    if (rule.enabled === false) continue;
    const cells = dimensions.map((dimension) => cellOf(rule, dimension, reader));
    const upper = cells.map((cell) => cell.upper);
    if (upper.some(isEmpty)) {
      dead.push(index);
      continue;
    }
    const isExact = cells.every((cell) => cell.lower === cell.upper);
    if (!isExact) opaque.push(index);
    rows.push({ index, upper, lower: isExact ? upper : cells.map((cell) => cell.lower) });
  }
  const expressions = groups.map(([column]) => String(definition.inputs[column ?? 0]?.expression));
  return { definition, reader, dimensions, rows, dead, opaque, clusters: clustersOf(expressions) };
}
