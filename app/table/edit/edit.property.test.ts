import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionTable, DecisionTableContent } from '#schemas';
import { validateDecisionTable } from '#schemas';
import { isDirty, openHistory, redo, undo } from '../../editing/index.ts';
import { applyEdit, type Field, fieldsOf, isTable, perform, type TableEdit } from './index.ts';

const text = fc.constantFrom('-', '1', '>= 100', '"VIP"', '', 'x +', '69.90', '2026-01-31');
const label = fc.option(fc.record({ zh: text, en: text }), { nil: undefined });

const content = fc
  .record({
    hitPolicy: fc.constantFrom('U', 'A', 'F', 'C+') as fc.Arbitrary<
      DecisionTableContent['hitPolicy']
    >,
    inputs: fc.integer({ min: 1, max: 4 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 0, max: 12 }),
    seed: fc.array(text, { minLength: 8, maxLength: 8 }),
    label,
  })
  .map(({ hitPolicy, inputs, outputs, rows, seed, label: named }): DecisionTableContent => {
    const at = (index: number) => seed[index % seed.length] || '-';
    const cells = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => at(from + index)) as [string, ...string[]];
    return {
      hitPolicy,
      inputs: Array.from({ length: inputs }, (_, index) => ({
        expression: `in${index}`,
        ...(named && index === 0 && { label: named }),
      })) as unknown as DecisionTableContent['inputs'],
      outputs: Array.from({ length: outputs }, (_, index) => ({
        name: `out${index}`,
      })) as unknown as DecisionTableContent['outputs'],
      rules: Array.from({ length: rows }, (_, row) => ({
        when: cells(inputs, row),
        then: cells(outputs, row + 3),
        ...(row % 3 === 1 && { note: `note ${row}` }),
        ...(row % 4 === 2 && { enabled: false }),
      })),
    };
  });

const step = fc.tuple(
  fc.constantFrom<TableEdit['type'][]>(
    'set-cells',
    'insert-rows',
    'add-rows',
    'remove-rows',
    'duplicate-rows',
    'move-rows',
    'enable-rows',
    'add-column',
    'remove-column',
    'move-column',
    'set-input',
    'set-output',
    'set-policy',
    'set-name',
  ),
  fc.array(fc.nat(40), { minLength: 5, maxLength: 5 }),
  text,
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function editOf(table: DecisionTableContent, [type, dice, typed]: Step): TableEdit {
  const [a = 0, b = 0, c = 0, d = 0] = dice;
  const count = table.rules.length;
  // Some rows that the table hasn't.
  const rows = [a, b].map((die) => die % (count + 2));
  const side = c % 2 === 0 ? 'inputs' : 'outputs';
  const width = table[side].length;
  const fields = fieldsOf(table, { dates: true, notes: true });
  const field = fields[d % fields.length] as Field;
  switch (type) {
    case 'set-cells':
      return { type, rows, fields: [field], texts: [[typed], [c % 5 === 0 ? undefined : '1']] };
    case 'insert-rows':
      return { type, at: a % (count + 1), rules: table.rules.slice(0, b % 3) };
    case 'add-rows':
      return { type, at: a % (count + 1), count: b % 4 };
    case 'move-rows':
      return { type, rows, to: c % (count + 1) };
    case 'enable-rows':
      return { type, rows, enabled: c % 2 === 0 };
    case 'add-column':
      return { type, side, at: a % (width + 1) };
    case 'remove-column':
      return { type, side, at: a % width };
    case 'move-column':
      return { type, side, from: a % width, to: b % width };
    case 'set-input':
      return { type, at: a % table.inputs.length, change: { expression: typed || 'x' } };
    case 'set-output':
      return { type, at: a % table.outputs.length, change: { default: typed || undefined } };
    case 'set-policy':
      return { type, hitPolicy: (['U', 'F', 'P', 'C'] as const)[a % 4] ?? 'U' };
    case 'set-name':
      return { type, name: { zh: typed, en: typed } };
    default:
      return { type: type as 'remove-rows' | 'duplicate-rows', rows };
  }
}

const documentOf = (table: DecisionTableContent): DecisionTable => ({
  kind: 'decision-table',
  key: 'table',
  name: { zh: '表', en: 'Table' },
  content: table,
});

const edits = fc.array(step, { minLength: 1, maxLength: 30 });

describe('whatever is edited in a table', () => {
  it('is taken back to the start, and done again to the end', () => {
    fc.assert(
      fc.property(content, edits, (table, steps) => {
        const start = documentOf(table);
        let history = openHistory(start);
        for (const [index, each] of steps.entries()) {
          history = perform(history, editOf(history.present.content, each), index * 300);
        }
        const end = history.present;
        const count = history.past.length;
        for (let index = 0; index < count; index += 1) history = undo(history);
        expect(history.past).toHaveLength(0);
        expect(history.present).toBe(start);
        expect(isDirty(history.present, start)).toBe(false);
        for (let index = 0; index < count; index += 1) history = redo(history);
        expect(history.present).toBe(end);
      }),
      { numRuns: 150 },
    );
  });

  it('has a cell for every column in every row, and leaves the table before as it was', () => {
    fc.assert(
      fc.property(content, edits, (start, steps) => {
        let table = start;
        for (const each of steps) {
          const frozen = JSON.stringify(table);
          const next = applyEdit(table, editOf(table, each));
          expect(JSON.stringify(table)).toBe(frozen);
          table = next;
        }
        expect(isTable(table)).toBe(true);
        for (const { when, then } of table.rules) {
          expect(when).toHaveLength(table.inputs.length);
          expect(then).toHaveLength(table.outputs.length);
          expect([...when, ...then].every((cell) => cell !== '')).toBe(true);
        }
        const names = table.outputs.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 150 },
    );
  });

  it('moves rows without losing one', () => {
    fc.assert(
      fc.property(content, fc.array(fc.nat(12)), fc.nat(12), (table, rows, to) => {
        const moved = applyEdit(table, { type: 'move-rows', rows, to });
        expect(new Set(moved.rules)).toEqual(new Set(table.rules));
        expect(moved.rules).toHaveLength(table.rules.length);
      }),
    );
  });
});

describe('an edit', () => {
  const table: DecisionTableContent = {
    hitPolicy: 'F',
    inputs: [{ expression: 'a' }, { expression: 'b' }],
    outputs: [{ name: 'price' }],
    rules: [
      { when: ['1', '-'], then: ['10'] },
      { when: ['2', '-'], then: [20] },
      { when: ['3', '-'], then: ['30'], note: 'last' },
    ],
  };
  const when = (at: number): Field => ({ part: 'when', at });
  const firsts = (content: DecisionTableContent) => content.rules.map((rule) => rule.when[0]);

  it.each<[string, TableEdit, (string | number | undefined)[]]>([
    ['move down', { type: 'move-rows', rows: [0], to: 2 }, ['2', '1', '3']],
    ['move up', { type: 'move-rows', rows: [2], to: 0 }, ['3', '1', '2']],
    ['move together', { type: 'move-rows', rows: [0, 2], to: 1 }, ['1', '3', '2']],
    ['move nowhere', { type: 'move-rows', rows: [1], to: 2 }, ['1', '2', '3']],
    ['duplicate', { type: 'duplicate-rows', rows: [0, 1] }, ['1', '2', '1', '2', '3']],
    ['remove', { type: 'remove-rows', rows: [0, 0, 9, -1] }, ['2', '3']],
    ['add', { type: 'add-rows', at: 1, count: 2 }, ['1', '-', '-', '2', '3']],
    [
      'grow',
      { type: 'set-cells', rows: [2, 4], fields: [when(0)], texts: [['x'], ['y']] },
      ['1', '2', 'x', '-', 'y'],
    ],
  ])('%s', (_, edit, expected) => {
    expect(firsts(applyEdit(table, edit))).toEqual(expected);
  });

  it.each<[string, TableEdit]>([
    ['the same text', { type: 'set-cells', rows: [0], fields: [when(0)], texts: [['1']] }],
    [
      'the text of a number',
      { type: 'set-cells', rows: [1], fields: [{ part: 'then', at: 0 }], texts: [['20']] },
    ],
    ['nothing typed', { type: 'set-cells', rows: [0], fields: [when(0)], texts: [[undefined]] }],
    ['on what is on', { type: 'enable-rows', rows: [0], enabled: true }],
    ['the last result', { type: 'remove-column', side: 'outputs', at: 0 }],
    ['the same column', { type: 'set-input', at: 0, change: { expression: 'a' } }],
  ])('of %s changes nothing', (_, edit) => {
    expect(applyEdit(table, edit)).toBe(table);
  });

  it('clears to what says nothing, takes members away, and stays a design', () => {
    const fields: Field[] = [when(0), { part: 'note', at: 0 }];
    const cleared = applyEdit(table, { type: 'set-cells', rows: [2], fields, texts: [['', '']] });
    expect(cleared.rules[2]).toEqual({ when: ['-', '-'], then: ['30'] });
    expect(validateDecisionTable(documentOf(cleared))).toBe(true);
  });

  it('counts keystrokes in one field as one step', () => {
    let history = openHistory(documentOf(table));
    for (const [at, expression] of ['s', 'sp', 'spe'].entries()) {
      history = perform(history, { type: 'set-input', at: 0, change: { expression } }, at * 100);
    }
    expect(history.past).toHaveLength(1);
  });
});
