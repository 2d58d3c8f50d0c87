import type { PricingFlow } from '#schemas';
import { largeFlow, type SketchNode, sketchFlow } from '#tests/flows';
import { HOSTILE_EXPRESSIONS } from './expressions.ts';

type Document = Record<string, unknown>;

const NAME = { zh: '敌意', en: 'Hostile' };
const KEY = 'hostile';

const flow = (nodes: Record<string, SketchNode>, edges: string[], given: object = {}) => ({
  ...sketchFlow(nodes, edges),
  key: KEY,
  name: NAME,
  ...given,
});
const formula = (expression: string): SketchNode => ({ kind: 'formula', config: { expression } });
const LINE: SketchNode = { kind: 'output-line', config: { name: NAME } };

const chain = (length: number, isClosed: boolean) => {
  const ids = Array.from({ length }, (_, index) => `n${index}`);
  const next = ids.slice(1).map((id, index) => `n${index} -> ${id}.in`);
  return flow(
    {
      ...Object.fromEntries(
        ids.map((id, index) => [id, formula(index === 0 ? '1' : `n${index - 1} + 1`)]),
      ),
      line: LINE,
    },
    [...next, `n${length - 1} -> line`, ...(isClosed ? [`n${length - 1} -> n0.in`] : [])],
  );
};

const nested = (depth: number): unknown =>
  JSON.parse(`${'{"config":'.repeat(depth)}1${'}'.repeat(depth)}`);

const table = (columns: number, rows: number, cell: (row: number, column: number) => string) => ({
  kind: 'decision-table',
  key: KEY,
  name: NAME,
  content: {
    hitPolicy: 'U',
    inputs: Array.from({ length: columns }, (_, index) => ({
      expression: `x${index}`,
      type: 'number',
    })),
    outputs: [{ name: 'price', type: 'number' }],
    rules: Array.from({ length: rows }, (_, row) => ({
      when: Array.from({ length: columns }, (__, column) => cell(row, column)),
      then: [String(row)],
    })),
  },
});

const scenario = (expression: string, count: number) =>
  flow({ n: formula(expression), line: LINE }, ['n -> line'], {
    scenarios: Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      name: `Scenario ${index}`,
      currency: 'CNY',
      facts: { attributes: { index: String(index) } },
      expected: { lines: [] },
    })),
  });

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Documents that no honest person makes, by what is wrong with them. */
export function hostileDocuments(): [string, unknown][] {
  const honest = largeFlow(20, KEY) as PricingFlow & Document;
  const expressions = Object.entries(HOSTILE_EXPRESSIONS).map(([what, text]): [string, unknown] => [
    what,
    flow({ n: formula(text), line: LINE }, ['n -> line']),
  ]);
  return [
    ['null', null],
    ['a list', []],
    ['a text', 'pricing-flow'],
    ['a number', 1],
    ['nothing', {}],
    ['a kind that is no text', { kind: { toString: 1, valueOf: null }, key: KEY, name: NAME }],
    ['an unknown kind', { ...honest, kind: 'nuclear' }],
    ['a kind of the prototype', { ...honest, kind: '__proto__' }],
    ['only a kind', { kind: 'pricing-flow' }],
    ['a prototype', JSON.parse('{"kind":"pricing-flow","__proto__":{"key":"x"},"nodes":[]}')],
    ['a node of an unknown kind', { ...honest, nodes: [{ id: 'a', kind: 'nuclear', config: {} }] }],
    ['nodes that are none', { ...honest, nodes: [null, 1, 'x', [], {}] }],
    ['edges that are none', { ...honest, edges: [null, 1, 'x', [], {}, { from: 1, to: null }] }],
    ['names of the prototype', flow(Object.fromEntries(names.map((id) => [id, LINE])), [])],
    ['a cycle of one', flow({ n: formula('n'), line: LINE }, ['n -> n.in', 'n -> line'])],
    ['a cycle of a thousand', chain(1000, true)],
    ['a chain as long as it may be', chain(1999, false)],
    ['ten thousand nodes', largeFlow(10_000, KEY)],
    [
      'ten thousand edges between two nodes',
      flow(
        { n: formula('1'), line: LINE },
        Array.from({ length: 10_000 }, () => 'n -> line'),
      ),
    ],
    ['a hundred thousand edges', { ...honest, edges: Array.from({ length: 100_000 }, () => ({})) }],
    ['a document in a document', { ...honest, nodes: [nested(5000)] }],
    ['a text of a megabyte', { ...honest, name: { zh: 'x'.repeat(1_000_000), en: 'x' } }],
    [
      'a layout of infinities',
      { ...honest, layout: { nodes: { region: { x: 1e308, y: -1e308 } } } },
    ],
    [
      'a number that is none',
      flow({ n: { kind: 'flat', config: { price: '1e999999999' } }, line: LINE }, ['n -> line']),
    ],
    [
      'a table of two thousand rows that overlap',
      table(4, 2000, (row, column) =>
        column === row % 4 ? '-' : `[${row % 7}..${(row % 11) + 7}]`,
      ),
    ],
    [
      'a table of forty columns',
      table(40, 60, (row, column) =>
        ((row + 1) * (column + 3) * 7919) % 5 < 2 ? '-' : `${((row + 1) * (column + 7)) % 3}`,
      ),
    ],
    [
      'a table with hostile cells',
      table(2, 30, (row) => Object.values(HOSTILE_EXPRESSIONS)[row] ?? '-'),
    ],
    [
      'scenarios that all take long',
      scenario(HOSTILE_EXPRESSIONS['loops in loops'] as string, 500),
    ],
    ['a plan without anything', { kind: 'plan', key: KEY, name: NAME, modules: {} }],
    ...expressions,
  ];
}
