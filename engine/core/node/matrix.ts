import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import { type Frame, type NodeBuild, type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { MatrixConfig } from '#schemas';
import { NONE } from './ports.ts';
import { same, shown } from './words.ts';

/** Stands for any key that has no row or column of its own. */
export const ANY_KEY = '*';

type Cells = readonly (Decimal | null)[];
/** Rows by the text of their first key, then of the second…; the last level holds the row's number. */
type RowIndex = Map<string, RowIndex | number>;

/** Which row and column gave the rate; -1 is none. */
interface FoundRate {
  row: number;
  column: number;
}

const keyText = (value: FeelValue | string | number): string =>
  value instanceof Decimal ? value.toString() : String(value);

function duplicate(build: NodeBuild<MatrixConfig>, path: string, key: string): void {
  build.report(
    'duplicate-key',
    path,
    { zh: `键“${key}”重复`, en: `the key "${key}" stands twice` },
    { key },
  );
}

function indexColumns(build: NodeBuild<MatrixConfig>): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [position, key] of build.config.columns.entries()) {
    const text = keyText(key);
    if (columns.has(text)) duplicate(build, `/columns/${position}`, text);
    else columns.set(text, position);
  }
  return columns;
}

function indexRows(build: NodeBuild<MatrixConfig>): RowIndex {
  const { keys, columns, rows } = build.config;
  const index: RowIndex = new Map();
  for (const [position, row] of rows.entries()) {
    const path = `/rows/${position}`;
    if (row.key.length !== keys.length || row.values.length !== columns.length) {
      build.report('matrix-row-length', path, {
        zh: `第 ${position + 1} 行应有 ${keys.length} 个键和 ${columns.length} 个费率`,
        en: `row ${position + 1} must have ${keys.length} keys and ${columns.length} rates`,
      });
      continue;
    }
    let level = index;
    for (const key of row.key.slice(0, -1)) {
      const next = level.get(keyText(key)) ?? new Map();
      level.set(keyText(key), next);
      level = next as RowIndex;
    }
    const last = keyText(row.key.at(-1) ?? '');
    if (level.has(last)) duplicate(build, path, row.key.join(' | '));
    else level.set(last, position);
  }
  return index;
}

/** Rows that a key fits, the exact ones first, key by key from the left. */
function rowsFor(index: RowIndex, keys: readonly string[], depth = 0): number[] {
  const key = keys[depth] ?? '';
  const steps = key === ANY_KEY ? [key] : [key, ANY_KEY];
  return steps.flatMap((step) => {
    const next = index.get(step);
    if (next === undefined) return [];
    return typeof next === 'number' ? [next] : rowsFor(next, keys, depth + 1);
  });
}

interface Grid {
  index: RowIndex;
  columns: ReadonlyMap<string, number>;
  cells: readonly Cells[];
}

/** The first cell with a rate: of the closest row, its own column before the one for any other. */
function findRate({ index, columns, cells }: Grid, keys: readonly string[], across: string) {
  for (const row of rowsFor(index, keys)) {
    for (const key of across === ANY_KEY ? [across] : [across, ANY_KEY]) {
      const column = columns.get(key);
      const rate = column === undefined ? null : (cells[row]?.[column] ?? null);
      if (column !== undefined && rate !== null) return { rate, row, column };
    }
  }
  return undefined;
}

function missing(build: NodeBuild<MatrixConfig>, keys: readonly string[], across: string) {
  const name = build.node.name ?? build.node.id;
  const key = [...keys, across].join(' × ');
  return new RatingError(
    issue(
      'rate-missing',
      '',
      { zh: `“${name}”里没有“${key}”的费率`, en: `"${name}" has no rate for "${key}"` },
      { node: build.node.id, key },
    ),
  );
}

export const matrixKind: NodeKind<MatrixConfig> = {
  id: 'matrix',
  label: { zh: '费率矩阵', en: 'Rate matrix' },
  inputs: () => NONE,
  outputs: () => [{ name: 'rate', type: 'number' }],

  compile(build) {
    const { config } = build;
    const keys = config.keys.map((key, position) => build.value(`/keys/${position}`, key));
    const across = build.value('/across', config.across);
    const grid: Grid = {
      index: indexRows(build),
      columns: indexColumns(build),
      cells: config.rows.map(({ values }) =>
        values.map((cell) => (cell === null ? null : (Decimal.parse(String(cell)) ?? null))),
      ),
    };
    const slot = build.slot('rate');
    const refuses = config.onMissing !== 'null';
    return (frame: Frame) => {
      const row = keys.map((key) => keyText(key(frame)));
      const column = keyText(across(frame));
      const found = findRate(grid, row, column);
      if (!found && refuses) throw missing(build, row, column);
      frame.slots[slot] = found?.rate ?? null;
      if (frame.details) {
        frame.details[build.index] = {
          row: found?.row ?? -1,
          column: found?.column ?? -1,
        } satisfies FoundRate;
      }
    };
  },

  explain({ name, config, detail, value, read }) {
    const { row, column } = detail as FoundRate;
    const given = [...config.keys, config.across]
      .map((key) => shown(read(String(key))))
      .join(' × ');
    const rate = value('rate');
    if (row < 0) {
      const none = { zh: '没有费率', en: 'no rate' };
      return {
        title: same(name),
        rule: { zh: `${given}（${none.zh}）`, en: `${given} (${none.en})` },
        mark: none,
        sentence: { zh: `${name}，${given}：${none.zh}`, en: `${name}, ${given}: ${none.en}` },
      };
    }
    const place = {
      zh: `第 ${row + 1} 行第 ${column + 1} 列`,
      en: `row ${row + 1}, column ${column + 1}`,
    };
    return {
      title: same(name),
      rule: { zh: `${given}（${place.zh}）`, en: `${given} (${place.en})` },
      mark: place,
      sentence: {
        zh: `${name}，${given}：${shown(rate)}`,
        en: `${name}, ${given}: ${shown(rate)}`,
      },
    };
  },
};
