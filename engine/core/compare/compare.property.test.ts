import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDesigns, type DesignChange } from './index.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const cell = fc.constantFrom('-', '1', '2', '3');

const table = fc.record({
  hitPolicy: fc.constantFrom('U', 'F'),
  inputs: fc.constant([{ expression: 'x' }, { expression: 'y' }]),
  outputs: fc.constant([{ name: 'z' }]),
  rules: fc.array(
    fc.record({ when: fc.tuple(cell, cell), then: fc.tuple(cell), note: fc.constantFrom('', 'n') }),
    { maxLength: 12 },
  ),
});

const node = fc.oneof(
  fc.record({
    id,
    kind: fc.constant('flat'),
    name: fc.constantFrom('fee', 'rent'),
    config: fc.record({ price: cell }),
  }),
  fc.record({ id, kind: fc.constant('decision-table'), config: fc.record({ table }) }),
  fc.record({ id, kind: fc.constant('output-line'), config: fc.constant({}) }),
  fc.record({
    id,
    kind: fc.constant('graduated'),
    config: fc.record({
      tiers: fc.array(fc.record({ upTo: cell, price: cell }), { maxLength: 5 }),
    }),
  }),
);

const flow = fc.record({
  kind: fc.constant('pricing-flow'),
  key: fc.constant('flow'),
  nodes: fc.uniqueArray(node, { selector: (each) => each.id, maxLength: 6 }),
  edges: fc.array(
    fc.record({ from: fc.record({ node: id }), to: fc.record({ node: id, port: cell }) }),
    { maxLength: 8 },
  ),
  layout: fc.record({ nodes: fc.dictionary(id, fc.record({ x: fc.integer(), y: fc.integer() })) }),
});

const plan = fc.record({
  kind: fc.constant('plan'),
  key: fc.constant('plan'),
  billing: fc.record({ timing: fc.constantFrom('advance', 'arrears') }),
  modules: fc.uniqueArray(fc.record({ key: id, flow: id, parameters: fc.dictionary(id, cell) }), {
    selector: ({ key }) => key,
    maxLength: 6,
  }),
});

const anything = fc.oneof(flow, plan, fc.jsonValue({ maxDepth: 4 }));
const pair = fc.oneof(fc.tuple(flow, flow), fc.tuple(plan, plan), fc.tuple(anything, anything));

const TURNED = { added: 'removed', removed: 'added' } as Record<string, string>;

/** How often each kind of change of each part is there; of the way back where turned. */
function counts(changes: readonly DesignChange[], isTurned = false): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { kind, part } of changes) {
    const name = `${isTurned ? (TURNED[kind] ?? kind) : kind} ${part}`;
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}

describe('comparing', () => {
  it('a design with itself finds nothing', () => {
    fc.assert(
      fc.property(anything, (design) => {
        expect(compareDesigns(design, structuredClone(design))).toEqual([]);
      }),
    );
  });

  it('two that differ finds something, with words in both languages', () => {
    fc.assert(
      fc.property(flow, flow, ({ layout: _, ...before }, { layout: __, ...after }) => {
        const sorted = (each: typeof before) => JSON.stringify({ ...each, edges: [] });
        fc.pre(sorted(before) !== sorted(after));
        const changes = compareDesigns(before, after);
        for (const { sentence } of changes) {
          expect(sentence.zh).not.toBe('');
          expect(sentence.en).not.toMatch(/[㐀-鿿]/);
        }
        const ids = (each: typeof before) =>
          each.nodes
            .map((one) => one.id)
            .sort()
            .join();
        if (ids(before) !== ids(after)) expect(changes.length).toBeGreaterThan(0);
      }),
    );
  });

  it('the other way round finds as much, turned', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect(counts(compareDesigns(after, before), true)).toEqual(
          counts(compareDesigns(before, after)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('says the value on each side as it stands there', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        for (const change of compareDesigns(before, after)) {
          if (change.kind === 'added') expect(change.before).toBeNull();
          if (change.kind === 'removed') expect(change.after).toBeNull();
          if (change.kind === 'changed') {
            expect(JSON.stringify(change.before)).not.toBe(JSON.stringify(change.after));
          }
        }
      }),
    );
  });

  it('edges in another order finds nothing', () => {
    const shuffled = flow.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given.edges, {
          minLength: given.edges.length,
          maxLength: given.edges.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, edges]) => {
        expect(compareDesigns(given, { ...given, edges })).toEqual([]);
      }),
    );
  });

  it('nodes at other places finds only that they moved', () => {
    fc.assert(
      fc.property(flow, flow, (given, { layout }) => {
        const kinds = compareDesigns(given, { ...given, layout }).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind !== 'moved')).toEqual([]);
      }),
    );
  });

  it('rows accounts for every row', () => {
    const asDesign = (content: unknown) => ({ kind: 'decision-table', key: 't', content });
    fc.assert(
      fc.property(table, table, (before, after) => {
        const changes = compareDesigns(asDesign(before), asDesign(after));
        const rows = changes.filter(({ part }) => part === 'row');
        const number = (wanted: string) => rows.filter(({ kind }) => kind === wanted).length;
        expect(before.rules.length - number('removed') + number('added')).toBe(after.rules.length);
      }),
    );
  });
});
