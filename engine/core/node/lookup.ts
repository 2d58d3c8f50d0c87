import { Decimal } from '#engine/core/decimal';
import type { FeelValue } from '#engine/core/feel';
import { type NodeBuild, type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { LookupConfig } from '#schemas';
import { NONE, portTypeOf } from './ports.ts';
import { explainTable } from './table-words.ts';
import { same } from './words.ts';

type Cell = string | number | boolean | null;
/** Rows by the text of their first key, then of the second… ; the last level holds row numbers. */
type Index = Map<string, Index | number>;

/** Key texts compare exactly: 1 and "1" are the same key, "1" and "1.0" are not. */
function keyText(value: FeelValue | Cell): string {
  return value instanceof Decimal ? value.toString() : String(value);
}

function indexRows(build: NodeBuild<LookupConfig>): Index {
  const { keys, columns, rows } = build.config;
  const index: Index = new Map();
  for (const [position, row] of rows.entries()) {
    const path = `/rows/${position}`;
    if (row.key.length !== keys.length || row.values.length !== columns.length) {
      build.report('lookup-row-length', path, {
        zh: `第 ${position + 1} 行应有 ${keys.length} 个键和 ${columns.length} 个值`,
        en: `row ${position + 1} must have ${keys.length} keys and ${columns.length} values`,
      });
      continue;
    }
    let level = index;
    for (const cell of row.key.slice(0, -1)) {
      const next = level.get(keyText(cell)) ?? new Map();
      level.set(keyText(cell), next);
      level = next as Index;
    }
    const last = keyText(row.key.at(-1) as Cell);
    if (level.has(last)) {
      build.report('duplicate-key', path, {
        zh: `第 ${position + 1} 行的键与前面的行重复`,
        en: `the key of row ${position + 1} stands in an earlier row`,
      });
    }
    level.set(last, position);
  }
  return index;
}

function readCell(
  build: NodeBuild<LookupConfig>,
  path: string,
  cell: Cell,
  type: string | undefined,
): FeelValue {
  if (type !== 'number' || cell === null) return typeof cell === 'number' ? Decimal.of(cell) : cell;
  const decimal = Decimal.parse(String(cell));
  if (decimal) return decimal;
  build.report('lookup-cell-type', path, {
    zh: `“${cell}”不是数字`,
    en: `"${cell}" is not a number`,
  });
  return null;
}

export const lookupKind: NodeKind<LookupConfig> = {
  id: 'lookup',
  label: { zh: '查表', en: 'Lookup' },
  inputs: () => NONE,
  outputs: (config) => config.columns.map(({ name, type }) => ({ name, type: portTypeOf(type) })),

  compile(build) {
    const { config } = build;
    const keys = config.keys.map((key, position) => build.value(`/keys/${position}`, key));
    const index = indexRows(build);
    const valuesOf = (cells: readonly Cell[], path: string) =>
      config.columns.map(({ type }, column) =>
        readCell(build, `${path}/${column}`, cells[column] ?? null, type),
      );
    const rows = config.rows.map((row, position) =>
      valuesOf(row.values, `/rows/${position}/values`),
    );
    const defaults =
      config.onMissing === 'default' ? valuesOf(config.defaults ?? [], '/defaults') : undefined;
    const slots = config.columns.map(({ name }) => build.slot(name));
    const name = build.node.name ?? build.node.id;

    return (frame) => {
      let level: Index | number | undefined = index;
      for (const key of keys) {
        level = level instanceof Map ? level.get(keyText(key(frame))) : undefined;
      }
      const values = typeof level === 'number' ? rows[level] : defaults;
      if (!values) {
        const key = keys.map((read) => keyText(read(frame))).join(' | ');
        throw new RatingError(
          issue(
            'lookup-missing',
            '',
            { zh: `“${name}”里没有“${key}”`, en: `"${name}" has no row for "${key}"` },
            { node: build.node.id, key },
          ),
        );
      }
      if (frame.details) frame.details[build.index] = level ?? null;
      for (const [position, slot] of slots.entries()) frame.slots[slot] = values[position] ?? null;
    };
  },

  explain({ config, detail, value, read }) {
    const inputs = config.keys.map((key) => ({ label: same(''), value: read(String(key)) }));
    const outputs = config.columns.map((column) => ({
      label: same(column.name),
      value: value(column.name),
    }));
    if (typeof detail === 'number') return explainTable(inputs, outputs, [detail]);
    const explanation = explainTable(inputs, outputs, []);
    const none = { zh: '没有对应的行，取默认值', en: 'no row for it, so the default' };
    return { ...explanation, rule: none, mark: { zh: '默认值', en: 'default' } };
  },
};
