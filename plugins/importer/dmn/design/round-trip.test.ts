import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaIssues } from '#engine/core/design';
import { broadbandPack } from '#plugins/pack/broadband';
import { type Bundle, type DecisionTable, type PricingFlow, validateBundle } from '#schemas';
import { dmnExporter, dmnImporter } from './index.ts';

const text = fc.oneof(
  fc.constantFrom('price * 2', '"<&>"', '  spaced  ', '价格', "a'b", 'x\ty', 'line\none', '-'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const expression = fc.oneof(text, fc.integer());
const label = fc.record({ zh: text, en: text });
const valueType = fc.constantFrom('number', 'string', 'date', 'date and time', 'list', 'any');
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const day = fc.constantFrom('2026-01-01', '2026-02-28');

/** Documents have no members that are undefined. */
function tidy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function content(outputs: fc.Arbitrary<number>) {
  return fc.tuple(fc.integer({ min: 1, max: 3 }), outputs).chain(([inputs, columns]) =>
    fc.record({
      hitPolicy: fc.constantFrom('U', 'A', 'P', 'F', 'R', 'O', 'C', 'C+', 'C<', 'C>', 'C#'),
      inputs: fc.array(
        fc.record({
          expression,
          type: maybe(valueType),
          label: maybe(label),
          allowed: maybe(fc.oneof(text, fc.constant(''))),
        }),
        { minLength: inputs, maxLength: inputs },
      ),
      outputs: fc.array(
        fc.record({
          name: text,
          type: maybe(valueType),
          label: maybe(label),
          allowed: maybe(text),
          default: maybe(expression),
        }),
        { minLength: columns, maxLength: columns },
      ),
      rules: fc.array(
        fc.record({
          when: fc.array(fc.oneof(text, fc.constant('')), { minLength: inputs, maxLength: inputs }),
          then: fc.array(expression, { minLength: columns, maxLength: columns }),
          note: maybe(fc.oneof(text, fc.constant(''))),
          enabled: maybe(fc.boolean()),
          from: maybe(day),
          to: maybe(day),
        }),
        { maxLength: 5 },
      ),
    }),
  );
}

const config = {
  input: fc.record({
    type: valueType,
    path: maybe(fc.array(text, { minLength: 1, maxLength: 3 })),
    required: maybe(fc.boolean()),
    default: maybe(expression),
    allowed: maybe(fc.oneof(text, fc.constant(''))),
  }),
  formula: fc.record({ expression, type: maybe(valueType) }),
  'decision-table': fc.record({
    table: maybe(content(fc.integer({ min: 1, max: 2 }))),
    onMissing: maybe(fc.constantFrom('refuse', 'null')),
  }),
  flat: fc.record({ price: expression }),
  'output-line': fc.record({ name: label }),
};
type Kind = keyof typeof config;

const node = fc
  .constantFrom<Kind>('input', 'formula', 'decision-table', 'flat', 'output-line')
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      name: maybe(text),
      note: maybe(text),
      config: config[kind],
    }),
  );

const bundle = fc
  .record({
    tables: fc.array(fc.record({ name: label, content: content(fc.constant(1)) }), {
      maxLength: 3,
    }),
    nodes: fc.array(node, { minLength: 1, maxLength: 8 }),
    links: fc.array(fc.tuple(fc.nat(7), fc.nat(7), maybe(text), maybe(text)), { maxLength: 10 }),
    name: maybe(label),
    description: maybe(label),
    first: fc.boolean(),
  })
  .map(({ tables, nodes, links, name, description, first }): Bundle => {
    const designs = tables.map((table, index) => ({
      kind: 'decision-table',
      key: `table.${index}`,
      ...table,
    }));
    const id = (index: number) => `${index % nodes.length}-node`;
    const placed = nodes.map((each, index) => {
      const isTable = each.kind === 'decision-table' && !('table' in tidy(each.config));
      const tableKey = `table.${index % 4}`;
      const own = isTable ? { ...each.config, tableKey } : each.config;
      return { id: id(index), ...each, config: own };
    });
    const edges = links.map(([from, to, fromPort, toPort]) => ({
      from: { node: id(from), port: fromPort },
      to: { node: id(to), port: toPort },
    }));
    const flow = {
      kind: 'pricing-flow',
      key: 'flow',
      name: { zh: '流程', en: 'Flow' },
      description,
      nodes: placed,
      edges,
      layout: { nodes: { [id(0)]: { x: 1.5, y: -2 } } },
    };
    const all = first ? [flow, ...designs] : [...designs, flow];
    return tidy({ kind: 'bundle', name, entry: 'flow', currency: 'EUR', designs: all } as Bundle);
  });

function back(document: unknown): Bundle | undefined {
  const { text: written, report } = dmnExporter.exportDesigns(document);
  if (written === undefined) throw new Error(JSON.stringify(report));
  const imported = dmnImporter.importDesigns(written, {});
  if (!imported.bundle) throw new Error(JSON.stringify(imported.report));
  return imported.bundle;
}

describe('import of an export', () => {
  it('is the bundle itself', () => {
    fc.assert(
      fc.property(bundle, (given) => {
        fc.pre(schemaIssues(validateBundle, given).length === 0);
        // A flow without any node that DMN knows is refused.
        fc.pre(dmnExporter.exportDesigns(given).text !== undefined);
        expect(back(given)).toEqual(given);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the flows and tables of a pack', () => {
    const flows = broadbandPack.designs.filter(
      (design): design is PricingFlow => design.kind === 'pricing-flow',
    );
    const tables = broadbandPack.designs.filter(({ kind }) => kind === 'decision-table');
    expect(flows.length).toBeGreaterThan(0);
    for (const flow of flows) {
      const given = {
        kind: 'bundle' as const,
        entry: flow.key,
        currency: 'CNY',
        designs: [...tables, flow],
      };
      expect(back(given), flow.key).toEqual(given);
      expect(back(flow)?.designs, flow.key).toContainEqual(flow);
    }
  });

  it('holds a single table, in a flow that a table needs', () => {
    const table: DecisionTable = {
      kind: 'decision-table',
      key: 'tariff',
      name: { zh: '资费', en: 'Tariff' },
      content: {
        hitPolicy: 'U',
        inputs: [{ expression: 'monthly usage', type: 'number' }],
        outputs: [{ name: 'price', type: 'number' }],
        rules: [
          { when: ['<= 100'], then: ['69'] },
          { when: ['> 100'], then: [99], note: 'fast' },
        ],
      },
    };
    const imported = back(table);
    expect(imported?.designs).toContainEqual(table);
    expect(imported?.designs.map(({ kind }) => kind)).toEqual(['decision-table', 'pricing-flow']);
  });
});
