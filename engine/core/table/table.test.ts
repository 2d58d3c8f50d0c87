import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { type FeelValue, scopeOfNames, toJson } from '#engine/core/feel';
import {
  compileTable,
  type DecisionTable,
  type HitPolicy,
  NO_HIT,
  NOT_SINGLE,
  type TableDefinition,
} from './index.ts';

const scope = scopeOfNames(['tier', 'usage', 'city']);
const d = (text: string | number) => Decimal.of(text);

function compiled(definition: TableDefinition): DecisionTable {
  const compilation = compileTable(definition, scope);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.issues));
  return compilation.table;
}

/** Three rows that hit for growing usage: from 1, from 2, from 3. */
function layered(hitPolicy: HitPolicy, results: readonly string[], extra: object = {}) {
  return compiled({
    hitPolicy,
    inputs: [{ expression: 'usage', type: 'number' }],
    outputs: [{ name: 'result', ...extra }],
    rules: results.map((result, index) => ({ when: [`>= ${index + 1}`], then: [result] })),
  });
}

function outcome(table: DecisionTable, ...slots: FeelValue[]) {
  const result = table.run(slots);
  if (!result.ok) return result.issue.code;
  return { outputs: result.outputs.map(toJson), hits: result.hits };
}

describe('hit policies', () => {
  const letters = ['"c"', '"a"', '"b"'];
  const allowed = { allowed: '"a", "b", "c"' };
  const cases: [HitPolicy, string[], object, string, unknown][] = [
    ['U', letters, {}, '1', { outputs: ['c'], hits: [0] }],
    ['U', letters, {}, '2', 'table-several-hits'],
    ['U', letters, {}, '0', { outputs: [null], hits: [] }],
    ['U', letters, { default: '"none"' }, '0', { outputs: ['none'], hits: [] }],
    ['A', ['1', '1.0', '1'], {}, '3', { outputs: ['1'], hits: [0] }],
    ['A', ['1', '2', '1'], {}, '3', 'table-different-results'],
    ['P', letters, allowed, '3', { outputs: ['a'], hits: [1] }],
    ['P', letters, allowed, '1', { outputs: ['c'], hits: [0] }],
    ['F', letters, {}, '3', { outputs: ['c'], hits: [0] }],
    ['R', letters, {}, '3', { outputs: [['c', 'a', 'b']], hits: [0, 1, 2] }],
    ['O', letters, allowed, '3', { outputs: [['a', 'b', 'c']], hits: [1, 2, 0] }],
    ['C', letters, {}, '2', { outputs: [['c', 'a']], hits: [0, 1] }],
    ['C', letters, {}, '0', { outputs: [null], hits: [] }],
    ['C+', ['1', '2.5', '3'], {}, '3', { outputs: ['6.5'], hits: [0, 1, 2] }],
    ['C+', ['1', 'null', '3'], {}, '3', { outputs: [null], hits: [0, 1, 2] }],
    ['C<', ['2', '1', '3'], {}, '3', { outputs: ['1'], hits: [0, 1, 2] }],
    ['C>', ['2', '1', '3'], {}, '3', { outputs: ['3'], hits: [0, 1, 2] }],
    ['C#', letters, {}, '2', { outputs: ['2'], hits: [0, 1] }],
  ];
  it.each(cases)('%s of %j with %j at %s', (policy, results, extra, usage, expected) => {
    expect(outcome(layered(policy, results, extra), 'x', d(usage))).toEqual(expected);
  });

  it('orders several outputs column by column', () => {
    const table = compiled({
      hitPolicy: 'O',
      inputs: [{ expression: 'usage' }],
      outputs: [
        { name: 'a', allowed: '"x", "y"' },
        { name: 'b', allowed: '3, 2, 1' },
      ],
      rules: [
        { when: ['-'], then: ['"y"', '3'] },
        { when: ['-'], then: ['"x"', '1'] },
        { when: ['-'], then: ['"x"', '2'] },
      ],
    });
    expect(outcome(table, null, d(1))).toEqual({
      outputs: [
        ['x', 'x', 'y'],
        ['2', '1', '3'],
      ],
      hits: [2, 1, 0],
    });
  });
});

describe('running', () => {
  const price: TableDefinition = {
    hitPolicy: 'U',
    inputs: [
      { expression: 'tier', type: 'string' },
      { expression: 'usage', type: 'number' },
    ],
    outputs: [{ name: 'price', type: 'number' }],
    rules: [
      { when: ['"VIP", "gold"', '< 100'], then: ['10'] },
      { when: ['"VIP", "gold"', '>= 100'], then: ['usage * 0.08'] },
      { when: ['not("VIP", "gold")', '-'], then: ['20'] },
    ],
  };

  it('writes a single hit in place', () => {
    const table = compiled(price);
    const outputs: FeelValue[] = [];
    expect(table.runInto(['VIP', d(200)], outputs)).toBe(1);
    expect(outputs).toEqual([d('16.00')]);
    expect(table.runInto(['plain', null], outputs)).toBe(2);
    expect(table.runInto(['VIP', null], outputs)).toBe(NO_HIT);
    expect(outputs).toEqual([null]);
  });

  it('says when one row is not the answer', () => {
    const outputs: FeelValue[] = [];
    expect(layered('U', ['1', '2']).runInto([null, d(2)], outputs)).toBe(NOT_SINGLE);
    expect(layered('C', ['1', '2']).runInto([null, d(1)], outputs)).toBe(NOT_SINGLE);
  });

  it('leaves out disabled rows and rows of another time', () => {
    const table = compiled({
      ...price,
      rules: [
        { when: ['-', '-'], then: ['1'], enabled: false },
        { when: ['-', '-'], then: ['2'], to: '2026-01-01' },
        { when: ['-', '-'], then: ['3'], from: '2026-01-01', to: '2027-01-01' },
      ],
    });
    const at = (date: string) => {
      const result = table.run(['x', d(1)], undefined, Temporal.PlainDate.from(date));
      return result.ok ? toJson(result.outputs[0]) : result.issue.code;
    };
    expect([at('2025-12-31'), at('2026-01-01'), at('2026-12-31'), at('2027-01-01')]).toEqual([
      '2',
      '3',
      '3',
      null,
    ]);
  });

  it('answers the same with an index as without', () => {
    const cell = fc.constantFrom('"a"', '"b"', '"c","d"', '-', 'not("a")', '"e"', '"f"', '"g"');
    const policies = fc.constantFrom<HitPolicy>('U', 'F', 'C', 'A');
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 12, maxLength: 40 }),
        policies,
        fc.constantFrom<FeelValue>('a', 'b', 'c', 'd', 'e', 'z', null),
        (cells, hitPolicy, city) => {
          const definition: TableDefinition = {
            hitPolicy,
            inputs: [{ expression: 'city' }],
            outputs: [{ name: 'row' }],
            rules: cells.map((when, index) => ({ when: [when], then: [String(index)] })),
          };
          // A condition is no constant, so nothing is indexed.
          const plain: TableDefinition = {
            ...definition,
            rules: definition.rules.map((rule) => ({
              ...rule,
              when: [
                rule.when[0] === '-' ? '-' : `${rule.when[0]}`.replace(/^"(\w)"$/, '? = "$1"'),
              ],
            })),
          };
          const slots: FeelValue[] = [null, null, city];
          expect(outcome(compiled(definition), ...slots)).toEqual(
            outcome(compiled(plain), ...slots),
          );
        },
      ),
    );
  });

  it('answers the same with an index on intervals as without', () => {
    const number = fc.integer({ min: -3, max: 12 });
    const cell = fc.oneof(
      fc
        .tuple(number, fc.nat(4), fc.constantFrom('[]', '[)', '(]', '()'))
        .map(([low, width, brackets]) => `${brackets[0]}${low}..${low + width}${brackets[1]}`),
      fc
        .tuple(fc.constantFrom('<', '<=', '>', '>=', '='), number)
        .map(([sign, end]) => `${sign} ${end}`),
      number.map(String),
      fc.constantFrom('-', 'not(3)', '1, [5..7)', '? > 4', '"x"', 'null'),
    );
    const inputs = fc.oneof(
      fc.integer({ min: -8, max: 30 }).map((n): FeelValue => Decimal.ofBig(BigInt(n * 5), 1)),
      fc.constantFrom<FeelValue>(null, 'x', true),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 12, maxLength: 60 }), inputs, (cells, usage) => {
        const definition: TableDefinition = {
          hitPolicy: 'C',
          inputs: [{ expression: 'usage' }],
          outputs: [{ name: 'row' }],
          rules: cells.map((when, index) => ({ when: [when], then: [String(index)] })),
        };
        // A table of one row has no index.
        const hits = definition.rules.flatMap((rule, index) => {
          const alone = outcome(compiled({ ...definition, rules: [rule] }), null, usage);
          return typeof alone === 'object' && alone.hits.length > 0 ? [index] : [];
        });
        const found = compiled(definition).run([null, usage]);
        expect(found.ok && found.hits).toEqual(hits);
      }),
      { numRuns: 150 },
    );
  });

  it('finds one row of a thousand by a number as by a text', () => {
    const table = compiled({
      hitPolicy: 'U',
      inputs: [{ expression: 'usage' }, { expression: 'tier' }],
      outputs: [{ name: 'row' }],
      rules: Array.from({ length: 1_000 }, (_, row) => ({
        when: [String(row), '"VIP"'],
        then: [String(row)],
      })),
    });
    expect(outcome(table, 'VIP', d('500.0'))).toEqual({ outputs: ['500'], hits: [500] });
    expect(outcome(table, 'VIP', d('500.5'))).toEqual({ outputs: [null], hits: [] });
    expect(outcome(table, 'VIP', null)).toEqual({ outputs: [null], hits: [] });
  });
});

describe('compiling', () => {
  it('reports every problem at once, each at its cell', () => {
    const compilation = compileTable(
      {
        hitPolicy: 'U',
        inputs: [
          { expression: 'teir', type: 'string' },
          { expression: 'usage', type: 'number', allowed: '>= 0' },
        ],
        outputs: [{ name: 'price', type: 'number', allowed: '1, 2' }],
        rules: [
          { when: ['5', '>='], then: ['3'] },
          { when: ['-', '-1'], then: ['"x"', '1'] },
          { when: ['-'], then: ['1'], from: '2026-02-30' },
        ],
      },
      scope,
      '/nodes/2/table',
    );
    const found = compilation.ok ? [] : compilation.issues;
    expect(found.map(({ code, path }) => [code, path.replace('/nodes/2/table', '')])).toEqual([
      ['feel-unknown-name', '/inputs/0/expression'],
      ['table-cell-type', '/rules/0/when/0'],
      ['feel-syntax', '/rules/0/when/1'],
      ['table-cell-not-allowed', '/rules/0/then/0'],
      ['table-cell-count', '/rules/1/then'],
      ['table-cell-not-allowed', '/rules/1/when/1'],
      ['table-cell-type', '/rules/1/then/0'],
      ['table-cell-count', '/rules/2/when'],
      ['table-date', '/rules/2/from'],
    ]);
    expect(found[0]?.params.nearest).toBe('tier');
  });

  it('tells which slots it reads', () => {
    const table = compiled({
      hitPolicy: 'U',
      inputs: [{ expression: 'tier' }],
      outputs: [{ name: 'price' }],
      rules: [{ when: ['"a"'], then: ['usage'] }],
    });
    expect(table.slotsRead).toEqual([0, 1]);
  });
});
