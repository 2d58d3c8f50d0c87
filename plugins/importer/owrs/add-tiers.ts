import { Decimal } from '#engine/core/decimal';
import type { GraduatedConfig } from '#schemas';
import { addTable } from './add-table.ts';
import type { ClassReading, Expression, Meaning } from './class-reading.ts';
import type { Source } from './flow-draft.ts';
import { numberOf } from './formula.ts';
import { USAGE } from './model.ts';
import { remark } from './problem.ts';
import { readCell } from './read-cell.ts';
import { type Bound, boundsOf, risingBounds, type TierRule } from './tier-bounds.ts';
import {
  refuseTiers,
  type TierCell,
  type TierLists,
  type TierShape,
  tierListsOf,
  tierShape,
} from './tier-table.ts';

/** The schema of a lookup holds no more columns. */
const MOST_TIERS = 19;
const COUNT = 'tiers';

/** Cells of each tier, with the nodes to read for them. */
interface Column {
  cells: readonly string[];
  reads: readonly Source[];
  /** The table that tells how many tiers the row has. */
  counted?: Source;
}

const isNumber = (bound: Bound): bound is Decimal => bound instanceof Decimal;

/** Lists of one length: the last cell again where a list is shorter, so that what follows is empty. */
function padded<Cell>(list: readonly Cell[], length: number, filler: Cell): Cell[] {
  const last = list.at(-1) ?? filler;
  return [...list, ...new Array<Cell>(Math.max(length - list.length, 0)).fill(last)];
}

/** Starts that don't rise make empty tiers; the reference ignores the first start. */
function remarkOddStarts(reading: ClassReading, starts: TierLists): void {
  const lists = [...starts.lists.values()].map((list) =>
    list.flatMap((cell) => numberOf(cell) ?? []),
  );
  const path = ['rate_structure', reading.className, starts.field];
  const { field } = starts;
  if (lists.some(([first]) => first !== undefined && !first.isZero())) {
    const message = {
      zh: `${field} 的第一个起点不是 0；第一档仍从 0 开始`,
      en: `the first start of ${field} is not 0; the first tier begins at 0 all the same`,
    };
    reading.remarks.push(remark('first-start', path, message, { field }));
  }
  const falls = (list: Decimal[]) =>
    list.some((start, index) => index > 0 && start.compare(list[index - 1] as Decimal) <= 0);
  if (lists.some(falls)) {
    const message = {
      zh: `${field} 的起点没有递增：相应的档为空`,
      en: `the starts of ${field} do not increase: tiers that end before they begin are empty`,
    };
    reading.remarks.push(remark('starts-not-increasing', path, message, { field }));
  }
}

/** Draws lists by key as a table, a column for each tier. */
function addListTable(
  reading: ClassReading,
  { field, dependsOn, lists }: TierLists,
  {
    columns,
    rows,
    isCounted,
  }: { columns: string[]; rows: Map<string, TierCell[]>; isCounted: boolean },
): Source | undefined {
  const by = dependsOn.join(', ');
  return addTable(reading, field, {
    id: field,
    dependsOn,
    columns: isCounted ? [...columns, COUNT] : columns,
    rows: [...rows].map(([key, cells]) => ({
      key,
      cells: isCounted ? [...cells, String(lists.get(key)?.length ?? 0)] : cells,
    })),
    note: `${field}：按 ${by} 分档 / tiers by ${by}`,
  });
}

/** Each bound that must be computed is a node of its own, never below the bound before. */
function addComputedBounds(
  { draft }: ClassReading,
  charge: string,
  bounds: readonly Expression[],
): Column {
  const sources: Source[] = [];
  for (const [index, { feel, reads }] of bounds.entries()) {
    const before = sources.at(-1);
    const number = index + 1;
    const note = `${charge} 第 ${number} 档上限 / upper bound of tier ${number}`;
    const source = draft.add(
      `${charge}_tier_${number}`,
      {
        kind: 'formula',
        note,
        config: { expression: `max(${before?.name ?? '0'}, ${feel})`, type: 'number' },
      },
      [...(before ? [before] : []), ...reads].map((from) => ({ from })),
    );
    sources.push(source);
  }
  return { cells: sources.map(({ name }) => name), reads: sources };
}

const asExpression = (bound: Bound): Expression =>
  isNumber(bound) ? { feel: bound.toString(), reads: [] } : bound;

function addBounds(
  reading: ClassReading,
  rule: TierRule,
  starts: TierLists,
  { count, mustMatch }: TierShape,
): Column | undefined {
  const bounds = boundsOf(reading, rule, starts);
  if (!bounds) return undefined;
  const isPlain = [...bounds.values()].every((list) => list.every(isNumber));
  if (starts.dependsOn.length === 0) {
    const list = bounds.get('') ?? [];
    if (!isPlain) return addComputedBounds(reading, rule.charge, list.map(asExpression));
    return { cells: risingBounds(list.filter(isNumber)).map(String), reads: [] };
  }
  const rows = new Map<string, TierCell[]>();
  for (const [key, list] of bounds) {
    const cells: TierCell[] = isPlain
      ? risingBounds(list.filter(isNumber)).map(String)
      : list.map((bound) => (isNumber(bound) ? bound.toString() : bound));
    rows.set(key, padded(cells, count - 1, '0'));
  }
  const columns = Array.from({ length: count - 1 }, (_, index) => `upTo${index + 1}`);
  const table = addListTable(reading, starts, {
    columns,
    rows,
    isCounted: mustMatch || count === 1,
  });
  if (!table) return undefined;
  const cells = columns.map((column) => `${table.name}.${column}`);
  const counted = { counted: table };
  if (isPlain) return { cells, reads: [table], ...counted };
  const reads = [table];
  return {
    ...addComputedBounds(
      reading,
      rule.charge,
      cells.map((feel) => ({ feel, reads })),
    ),
    ...counted,
  };
}

function addPrices(
  reading: ClassReading,
  prices: TierLists,
  { count, mustMatch }: TierShape,
): Column | undefined {
  const rows = new Map<string, TierCell[]>();
  let isComplete = true;
  for (const [key, list] of prices.lists) {
    const read = list.map((cell) => readCell(reading, prices.field, cell));
    const cells = read.flatMap((cell) => cell ?? []);
    if (cells.length < read.length) isComplete = false;
    rows.set(key, padded(cells, count, '0'));
  }
  if (!isComplete) return undefined;
  if (prices.dependsOn.length === 0) {
    const cells = rows.get('') ?? [];
    return {
      cells: cells.map((cell) => (typeof cell === 'string' ? cell : cell.feel)),
      reads: cells.flatMap((cell) => (typeof cell === 'string' ? [] : cell.reads)),
    };
  }
  const columns = Array.from({ length: count }, (_, index) => `price${index + 1}`);
  const table = addListTable(reading, prices, { columns, rows, isCounted: mustMatch });
  if (!table) return undefined;
  const cells = columns.map((column) => `${table.name}.${column}`);
  return { cells, reads: [table], counted: table };
}

/** Refuses the bill where the two tables give different numbers of tiers. */
function addMatch(
  { draft }: ClassReading,
  charge: string,
  [starts, prices]: readonly [TierLists, TierLists],
  counted: readonly Source[],
): Source {
  const counts = new Set([...starts.lists.values(), ...prices.lists.values()].map((l) => l.length));
  return draft.add(
    `${charge}_tiers`,
    {
      kind: 'lookup',
      note: `${starts.field} 与 ${prices.field} 的档数必须相同 / both must have as many tiers`,
      config: {
        keys: counted.map(({ name }) => `${name}.${COUNT}`),
        columns: [{ name: COUNT, type: 'number' }],
        rows: [...counts].map((count) => ({ key: [count, count], values: [count] })),
      },
    },
    counted.map((from) => ({ from })),
  );
}

/** Tiers with a bound that plain numbers show to be empty are left out: bounds must rise. */
function tiersOf(bounds: readonly string[], prices: readonly string[]): GraduatedConfig['tiers'] {
  let before = Decimal.ZERO;
  const tiers = prices.map((price, index) => ({ upTo: bounds[index] ?? null, price }));
  if (!bounds.every((bound) => numberOf(bound))) return tiers;
  return tiers.filter(({ upTo }) => {
    const bound = upTo === null ? undefined : numberOf(upTo);
    if (!bound) return true;
    const isOpen = bound.compare(before) > 0;
    before = bound;
    return isOpen;
  });
}

/** Draws a charge by tiers of the usage. */
export function addTiers(
  reading: ClassReading,
  charge: string,
  model: TierRule['model'],
): Meaning | undefined {
  const prefix = charge === 'sewer_charge' ? 'sewer_' : '';
  const rule: TierRule = { charge, model, budget: `${prefix}budget` };
  if (model === 'Budget' && reading.findField(rule.budget, charge) === undefined) {
    refuseTiers(reading, charge, { zh: `缺少 ${rule.budget}`, en: `${rule.budget} is missing` });
  }
  const starts = tierListsOf(reading, `${prefix}tier_starts`, charge);
  const prices = tierListsOf(reading, `${prefix}tier_prices`, charge);
  const shape = starts && prices && tierShape(reading, starts, prices);
  const usage = reading.meaningOf(USAGE, charge)?.source;
  if (!starts || !prices || !shape || !usage) return undefined;
  const isTabled = starts.dependsOn.length > 0 || prices.dependsOn.length > 0;
  if (isTabled && shape.count > MOST_TIERS) {
    refuseTiers(reading, starts.field, { zh: '档数过多', en: 'too many tiers' }, 'too-large');
    return undefined;
  }
  const bounds = addBounds(reading, rule, starts, shape);
  const priced = addPrices(reading, prices, shape);
  if (!bounds || !priced) return undefined;
  remarkOddStarts(reading, starts);
  const counted = [bounds.counted, priced.counted].filter((source) => source !== undefined);
  const match = shape.mustMatch ? [addMatch(reading, charge, [starts, prices], counted)] : [];
  const source = reading.draft.add(
    charge,
    {
      kind: 'graduated',
      note: `${charge}：${model === 'Budget' ? '按定额' : ''}分档 / ${model === 'Budget' ? 'tiers of a budget' : 'tiers'}`,
      config: { tiers: tiersOf(bounds.cells, priced.cells), negativeQuantity: 'zero' },
    },
    [
      { from: usage, port: 'quantity' },
      ...[...bounds.reads, ...priced.reads, ...match].map((from) => ({ from })),
      ...counted.map((from) => ({ from })),
    ],
  );
  return { source };
}
