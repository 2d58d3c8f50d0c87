import { addAmount } from './add-amount.ts';
import { addTable } from './add-table.ts';
import { addTiers } from './add-tiers.ts';
import type { ClassReading, Meaning } from './class-reading.ts';
import { numberOf } from './formula.ts';
import type { Field, FieldFault } from './model.ts';
import { fault } from './problem.ts';
import { readCell } from './read-cell.ts';
import { readFormula } from './read-formula.ts';

const FAULTS: Record<FieldFault, { zh: string; en: string }> = {
  'not-text': { zh: '既不是数字、公式，也不是表', en: 'neither a number, a formula nor a table' },
  'no-depends-on': { zh: '表没有 depends_on', en: 'a table without depends_on' },
  'no-values': { zh: '表没有可用的 values', en: 'a table without usable values' },
  'too-many-rows': { zh: '表的行数过多', en: 'a table with too many rows' },
};

function refuse(reading: ClassReading, name: string, { zh, en }: { zh: string; en: string }): void {
  const path = ['rate_structure', reading.className, name];
  reading.faults.push(
    fault('field', path, { zh: `${name}：${zh}`, en: `${name}: ${en}` }, { field: name }),
  );
}

/** A column that holds the field's own value is called like the field. */
const columnName = (name: string): string => name.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, 100);

function addCell(reading: ClassReading, name: string, cell: string): Meaning | undefined {
  if (cell === 'Tiered' || cell === 'Budget') return addTiers(reading, name, cell);
  const number = numberOf(cell);
  if (number) {
    const isBudget = name.includes('budget');
    const value = isBudget ? number.round(0, 'half-even') : number;
    const config = { expression: value.toString(), type: 'number' as const };
    const note = `${name}：固定数值 / a constant`;
    return { source: reading.draft.add(name, { kind: 'formula', note, config }) };
  }
  const read = readFormula(reading, name, cell);
  if (!read) return undefined;
  const note = `${name} = ${cell}`;
  return addAmount(reading, name, read, { note, isLine: reading.components.has(name) });
}

function addValueTable(
  reading: ClassReading,
  name: string,
  { dependsOn, rows }: Field & { kind: 'table' },
): Meaning | undefined {
  if ([...rows.values()].some((cells) => cells.length > 1)) {
    refuse(reading, name, {
      zh: '一行里应只有一个值',
      en: 'a row must hold one value',
    });
    return undefined;
  }
  const read = [...rows].map(([key, [cell = '']]) => ({
    key,
    cell: readCell(reading, name, cell),
  }));
  const usable = read.flatMap(({ key, cell }) =>
    cell === undefined ? [] : [{ key, cells: [cell] }],
  );
  if (usable.length < read.length) return undefined;
  const by = dependsOn.join(', ');
  const source = addTable(reading, name, {
    id: name,
    dependsOn,
    columns: [columnName(name)],
    rows: usable,
    note: `${name}：按 ${by} 查表 / a table by ${by}`,
  });
  return source && { source };
}

function addSteps(
  reading: ClassReading,
  name: string,
  { dependsOn, starts, values }: Field & { kind: 'steps' },
): Meaning | undefined {
  const bounds = starts.flatMap((start) => numberOf(start) ?? []);
  const ascends = bounds.every((bound, index) => {
    const before = bounds[index - 1];
    return before === undefined || bound.compare(before) > 0;
  });
  if (bounds.length < starts.length || !ascends) {
    refuse(reading, name, {
      zh: '各级起点应为递增的数字',
      en: 'its steps must be numbers that increase',
    });
    return undefined;
  }
  const number = reading.meaningOf(dependsOn, name);
  const cells = values.map((value) => readCell(reading, name, value));
  if (!number || cells.includes(undefined)) return undefined;
  const then = cells.flatMap((cell) => cell ?? []);
  const reads = then.flatMap((cell) => (typeof cell === 'string' ? [] : cell.reads));
  const rules = then.map((cell, index) => {
    const next = bounds[index + 1];
    const when = next ? `[${bounds[index]}..${next})` : `>= ${bounds[index]}`;
    return { when: [when], then: [typeof cell === 'string' ? cell : cell.feel] };
  });
  const table = {
    hitPolicy: 'U' as const,
    inputs: [{ expression: number.source.name, type: 'number' as const }],
    outputs: [{ name: columnName(name), type: 'number' as const }],
    rules,
  };
  const note = `${name}：按 ${dependsOn} 所在的级 / by the step of ${dependsOn}`;
  const source = reading.draft.add(
    name,
    { kind: 'decision-table', note, config: { table } },
    [number.source, ...reads].map((from) => ({ from })),
  );
  return { source };
}

/** Draws a field; undefined, with faults, where it can't be. */
export function addField(reading: ClassReading, name: string, field: Field): Meaning | undefined {
  switch (field.kind) {
    case 'malformed':
      refuse(reading, name, FAULTS[field.reason]);
      return undefined;
    case 'table':
      return addValueTable(reading, name, field);
    case 'steps':
      return addSteps(reading, name, field);
    case 'cells': {
      const [cell = '', ...more] = field.cells;
      if (more.length === 0) return addCell(reading, name, cell);
      refuse(reading, name, {
        zh: '应为一个值，而不是一列',
        en: 'a list where one value is needed',
      });
      return undefined;
    }
  }
}
