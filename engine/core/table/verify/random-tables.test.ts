import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type FeelValue, scopeOfNames } from '#engine/core/feel';
import {
  compileTable,
  type DecisionTable,
  type HitPolicy,
  type TableDefinition,
} from '#engine/core/table';
import { applyFix, boxTest, type TableFinding, verifyTable } from './index.ts';

const NAMES = ['a', 'b', 'c'];
const scope = scopeOfNames(NAMES);

function compiled(definition: TableDefinition): DecisionTable {
  const made = compileTable(definition, scope);
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  return made.table;
}

/** A column, the cells that it may have, and one value for each way in which they can be told apart. */
interface Column {
  readonly type: string;
  readonly allowed?: string;
  readonly cell: fc.Arbitrary<string>;
  readonly values: readonly FeelValue[];
}

const d = (text: string) => Decimal.of(text);
const bound = fc.integer({ min: 1, max: 4 });
const comparison = fc
  .tuple(fc.constantFrom('<', '<=', '>', '>=', '', '!= '), bound)
  .map(([operator, end]) => `${operator}${end}`);
const interval = fc
  .tuple(fc.constantFrom('[', '('), bound, bound, fc.constantFrom(']', ')'))
  .map(([open, low, high, close]) => `${open}${low}..${high}${close}`);
const numberTest = fc.oneof(comparison, interval);
const numberCell = fc.oneof(
  { weight: 3, arbitrary: fc.constant('-') },
  { weight: 6, arbitrary: numberTest },
  { weight: 1, arbitrary: fc.tuple(numberTest, numberTest).map((two) => two.join(', ')) },
  { weight: 1, arbitrary: fc.tuple(numberTest, numberTest).map((two) => `not(${two.join(', ')})`) },
  {
    weight: 1,
    arbitrary: fc.tuple(bound, bound).map(([low, high]) => `? > ${low} and not(? = ${high})`),
  },
  { weight: 1, arbitrary: fc.tuple(bound, bound).map(([a, b]) => `[${a}, ${b}]`) },
);
const NUMBERS = ['0', '1', '1.5', '2', '2.5', '3', '3.5', '4', '5'].map(d);

const textList = fc.subarray(['"x"', '"y"', '"z"'], { minLength: 1 });
const textCell = fc.oneof(
  fc.constant('-'),
  textList.map((list) => list.join(', ')),
  textList.map((list) => `not(${list.join(', ')})`),
);

const COLUMNS: readonly Column[] = [
  { type: 'number', cell: numberCell, values: NUMBERS },
  {
    type: 'number',
    allowed: '[1..3)',
    cell: fc.constantFrom('-', '1', '< 2', '>= 2', '(1..2]', '> 2'),
    values: ['1', '1.5', '2', '2.5'].map(d),
  },
  { type: 'string', cell: textCell, values: ['x', 'y', 'z', 'elsewhere'] },
  { type: 'string', allowed: '"x","y","z"', cell: textCell, values: ['x', 'y', 'z'] },
  {
    type: 'boolean',
    cell: fc.constantFrom('-', 'true', 'false', 'not(true)'),
    values: [true, false],
  },
  {
    type: 'number',
    cell: fc.constantFrom('-', 'null', 'not(null)', '<= 2', '> 2', '!= 2'),
    values: [...['1', '2', '3'].map(d), null],
  },
  {
    type: 'date',
    cell: fc.constantFrom(
      '-',
      '<= date("2026-01-01")',
      '>= date("2026-01-02")',
      'date("2026-01-01")',
    ),
    values: ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03'].map((day) =>
      Temporal.PlainDate.from(day),
    ),
  },
];

interface Sample {
  readonly definition: TableDefinition;
  readonly columns: readonly Column[];
}

/** Results that differ, and some that are the same. */
const RESULTS = ['1', '1.0', '2', '3'];

function tables(policies: readonly HitPolicy[]): fc.Arbitrary<Sample> {
  return fc
    .array(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: 3 })
    .chain((columns) =>
      fc.record({
        columns: fc.constant(columns),
        hitPolicy: fc.constantFrom(...policies),
        rows: fc.array(
          fc.tuple(fc.tuple(...columns.map(({ cell }) => cell)), fc.constantFrom(...RESULTS)),
          { maxLength: 7 },
        ),
      }),
    )
    .map(({ columns, hitPolicy, rows }) => ({
      columns,
      definition: tableOf(columns, hitPolicy, rows),
    }))
    .filter(({ definition }) => compileTable(definition, scope).ok);
}

function tableOf(
  columns: readonly Column[],
  hitPolicy: HitPolicy,
  rows: readonly (readonly [readonly string[], string])[],
): TableDefinition {
  return {
    hitPolicy,
    inputs: columns.map(({ type, allowed }, at) => ({
      expression: NAMES[at] as string,
      type,
      ...(allowed === undefined ? {} : { allowed }),
    })),
    outputs: [{ name: 'result', type: 'number', allowed: '3, 2, 1' }],
    rules: rows.map(([when, result]) => ({ when: [...when], then: [result] })),
  };
}

/** Every combination of the values of the columns; null too where a table may meet it. */
function casesOf(
  columns: readonly Column[],
  definition: TableDefinition,
  withNull: boolean,
): FeelValue[][] {
  let cases: FeelValue[][] = [[]];
  for (const [at, { values, allowed }] of columns.entries()) {
    const speaksOfNull = definition.rules.some(({ when }) => when[at]?.includes('null'));
    const own: FeelValue[] = values.filter((value) => value !== null);
    if (speaksOfNull || (withNull && allowed === undefined)) own.push(null);
    cases = cases.flatMap((before) => own.map((value) => [...before, value]));
  }
  return cases;
}

const inRuleOrder = (definition: TableDefinition): TableDefinition => ({
  ...definition,
  hitPolicy: 'R',
});

function hitsOf(table: DecisionTable, values: readonly FeelValue[]): number[] {
  const result = table.run(values);
  return result.ok ? result.hits : [];
}

const ofKind = (findings: readonly TableFinding[], ...kinds: string[]) =>
  findings.filter(({ kind }) => kinds.includes(kind));

function outcome(table: DecisionTable, values: readonly FeelValue[]): string {
  const result = table.run(values);
  if (!result.ok) return result.issue.code;
  return result.hits.length === 0 ? 'none' : result.outputs.map((each) => `${each}`).join();
}

/** The values of an example, read back from its FEEL texts. */
function exampleOf(definition: TableDefinition, { example }: TableFinding): FeelValue[] {
  const reader = compileTable(
    {
      hitPolicy: 'F',
      inputs: [{ expression: 'a' }],
      outputs: definition.inputs.map((_, at) => ({ name: `v${at}` })),
      rules: [
        { when: ['-'], then: definition.inputs.map(({ expression }) => example[expression] ?? '') },
      ],
    },
    scope,
  );
  const result = reader.ok ? reader.table.run([null, null, null]) : undefined;
  return result?.ok ? result.outputs : [];
}

describe('random tables', () => {
  it('have a gap where no row hits, and nowhere else', () => {
    fc.assert(
      fc.property(tables(['U', 'A', 'P', 'F']), ({ definition, columns }) => {
        const table = compiled(inRuleOrder(definition));
        const gaps = ofKind(verifyTable(definition), 'gap');
        for (const gap of gaps) {
          const values = exampleOf(definition, gap);
          expect(hitsOf(table, values)).toEqual([]);
          expect(boxTest(gap.box)(values)).toBe(true);
        }
        const boxes = gaps.map(({ box }) => boxTest(box));
        for (const values of casesOf(columns, definition, false)) {
          const isGap = boxes.some((isInside) => isInside(values));
          expect([values, isGap]).toEqual([values, hitsOf(table, values).length === 0]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('have the overlaps of Unique and the conflicts of Any, pair by pair', () => {
    fc.assert(
      fc.property(tables(['U', 'A']), ({ definition, columns }) => {
        const [table, own] = [compiled(inRuleOrder(definition)), compiled(definition)];
        const isUnique = definition.hitPolicy === 'U';
        const findings = ofKind(verifyTable(definition), 'overlap', 'conflict');
        for (const finding of findings) {
          const result = own.run(exampleOf(definition, finding));
          const code = isUnique ? 'table-several-hits' : 'table-different-results';
          expect(result.ok ? 'ok' : result.issue.code).toBe(code);
        }
        const wanted = new Set<string>();
        const value = (row: number) => Number(definition.rules[row]?.then[0]);
        for (const values of casesOf(columns, definition, false)) {
          const hits = hitsOf(table, values);
          for (const a of hits) {
            for (const b of hits)
              if (a < b && (isUnique || value(a) !== value(b))) wanted.add(`${a}+${b}`);
          }
        }
        expect(new Set(findings.map(({ rows }) => rows.join('+')))).toEqual(wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('have unreachable and redundant rows where taking them out changes nothing', () => {
    fc.assert(
      fc.property(tables(['F', 'P']), ({ definition, columns }) => {
        const findings = verifyTable(definition);
        const dead = new Set(ofKind(findings, 'never-matches').map(({ rows }) => rows[0]));
        const idle = new Set(ofKind(findings, 'unreachable').map(({ rows }) => rows[0]));
        const redundant = new Set(ofKind(findings, 'redundant').map(({ rows }) => rows[0]));
        const [whole, all] = [compiled(definition), compiled(inRuleOrder(definition))];
        const cases = casesOf(columns, definition, true);
        for (const row of definition.rules.keys()) {
          const isHit = cases.some((values) => hitsOf(all, values).includes(row));
          expect([row, dead.has(row)]).toEqual([row, !isHit]);
          if (!isHit) continue;
          const decides = cases.some((values) => hitsOf(whole, values).includes(row));
          expect([row, idle.has(row)]).toEqual([row, !decides]);
          const rest = compiled({ ...definition, rules: definition.rules.toSpliced(row, 1) });
          const isSame = cases.every((values) => outcome(rest, values) === outcome(whole, values));
          if (decides) expect([row, redundant.has(row)]).toEqual([row, isSame]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('of Collect and the orders are told of rows that never hit, and of nothing else', () => {
    fc.assert(
      fc.property(tables(['R', 'O', 'C', 'C+', 'C<', 'C>', 'C#']), ({ definition, columns }) => {
        const findings = verifyTable(definition);
        expect(findings.filter(({ kind }) => kind !== 'never-matches')).toEqual([]);
        const all = compiled(inRuleOrder(definition));
        const hit = new Set(
          casesOf(columns, definition, true).flatMap((values) => hitsOf(all, values)),
        );
        for (const { rows } of findings) expect(hit.has(rows[0] ?? -1)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('have no gaps once the rows that close them are added', () => {
    fc.assert(
      fc.property(tables(['U', 'F']), ({ definition }) => {
        const overlaps = ofKind(verifyTable(definition), 'overlap').length;
        let table = definition;
        for (let round = 0; round < 100; round += 1) {
          const [gap] = ofKind(verifyTable(table), 'gap');
          if (!gap) break;
          table = applyFix(table, gap);
          compiled(table);
        }
        const after = verifyTable(table);
        expect(ofKind(after, 'gap')).toEqual([]);
        expect(ofKind(after, 'overlap')).toHaveLength(overlaps);
      }),
      { numRuns: 200 },
    );
  });
});
