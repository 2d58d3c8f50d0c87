import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import type { PricingFlow } from '#schemas';
import { issuesOf, largeFlow } from '#tests/flows';
import { edgeIds } from '../trace.ts';
import {
  applyEdit,
  checkFlow,
  copyNodes,
  type Edit,
  isDirty,
  KINDS,
  openHistory,
  outputsOf,
  perform,
  placesIn,
  readFlow,
  redo,
  rename,
  undo,
} from './index.ts';

const FLOWS = [...broadbandPack.designs, largeFlow(30)].flatMap((design): PricingFlow[] => {
  const read = readFlow(design);
  return read.ok ? [read.flow] : [];
});
const NONE = { decisionTables: new Map() };

const flow = fc.constantFrom(...FLOWS);
/** Picks of a flow that is known only when the edit is made. */
const dice = fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 });
const place = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
});
const name = fc.constantFrom('price', 'Fee A', '单价', 'tariff', 'a-b', '', 'sum', 'if', 'item');
const step = fc.tuple(
  fc.constantFrom(
    'add-node',
    'remove',
    'move',
    'rename',
    'set-note',
    'set-config',
    'connect',
    'disconnect',
    'replace-kind',
    'insert-on-edge',
    'paste',
    'duplicate',
    'lay-out',
    'set-texts',
  ),
  dice,
  place,
  name,
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function editOf(document: PricingFlow, [type, [a = 0, b = 0, c = 0, d = 0], at, text]: Step): Edit {
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];
  const one = pick(document.nodes, a);
  const other = pick(document.nodes, b);
  const node = one?.id ?? 'nobody';
  const kind = pick(KINDS, c) ?? 'flat';
  const edge = pick(edgeIds(document), d) ?? '';
  switch (type) {
    case 'add-node':
      return { type, kind, at };
    case 'remove':
      return { type, nodes: [node], edges: [edge] };
    case 'move':
      return { type, places: { [node]: at } };
    case 'rename':
      return { type, node, name: text };
    case 'set-note':
      return { type, node, note: text };
    case 'set-config': {
      const member = pick(Object.keys(one?.config ?? {}), b) ?? 'price';
      const isShape = ['tiers', 'cases', 'table', 'keys', 'columns', 'rows'].includes(member);
      return isShape
        ? { type, node, path: ['x'], value: c }
        : { type, node, path: [member], value: c % 3 === 0 ? undefined : text };
    }
    case 'connect': {
      const from = { node, port: pick(one ? outputsOf(one) : [], c)?.name ?? '' };
      const port = pick(['in', 'when', 'charge', 'quantity', 'value'], d) ?? 'in';
      return { type, from, to: { node: other?.id ?? '', port } };
    }
    case 'disconnect':
      return { type, edges: [edge] };
    case 'replace-kind':
      return { type, node, kind };
    case 'insert-on-edge':
      return { type, edge, kind, at };
    case 'paste':
      return {
        type,
        clip: copyNodes(FLOWS[c % FLOWS.length] as PricingFlow, [node, other?.id ?? '']),
        at,
      };
    case 'duplicate':
      return { type, nodes: [node, other?.id ?? ''] };
    case 'lay-out':
      return { type };
    default:
      return { type: 'set-texts', name: { zh: text, en: text } };
  }
}

const INVALID = new Set([
  'unknown-node',
  'unknown-port',
  'port-type-mismatch',
  'cycle',
  'duplicate-node',
  'duplicate-name',
]);
/** What may never be the work of an edit. */
const faultsOf = (document: PricingFlow): string[] =>
  checkFlow(document, NONE)
    .issues.map(({ code }) => code)
    .filter((code) => INVALID.has(code));

const edits = fc.array(step, { minLength: 1, maxLength: 25 });

describe('whatever is edited', () => {
  it('is taken back to the start, and done again to the end', () => {
    fc.assert(
      fc.property(flow, edits, (start, steps) => {
        let history = openHistory(start);
        for (const [index, each] of steps.entries()) {
          history = perform(history, editOf(history.present, each), index * 300);
        }
        const end = history.present;
        const count = history.past.length;
        for (let index = 0; index < count; index += 1) history = undo(history);
        expect(history.past).toHaveLength(0);
        expect(history.present).toEqual(start);
        expect(isDirty(history.present, start)).toBe(false);
        for (let index = 0; index < count; index += 1) history = redo(history);
        expect(history.present).toEqual(end);
        expect(isDirty(end, start)).toBe(
          JSON.stringify(sorted(end)) !== JSON.stringify(sorted(start)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has unique ids and names, valid edges without circles, and a place for each node', () => {
    fc.assert(
      fc.property(flow, edits, (start, steps) => {
        let document = start;
        for (const each of steps) {
          const edit = editOf(document, each);
          const frozen = JSON.stringify(document);
          const next = applyEdit(document, edit);
          expect(JSON.stringify(document)).toBe(frozen);
          document = next;
        }
        expect(faultsOf(document)).toEqual([]);
        expect(Object.keys(placesIn(document)).sort()).toEqual(
          document.nodes.map(({ id }) => id).sort(),
        );
        expect(new Set(edgeIds(document)).size).toBe(document.edges.length);
      }),
      { numRuns: 60 },
    );
  });

  it('never breaks by renaming: what compiled compiles, what is refused stays as it was', () => {
    fc.assert(
      fc.property(flow, fc.array(fc.tuple(fc.nat(), name), { maxLength: 12 }), (start, renames) => {
        let document = start;
        for (const [index, wanted] of renames) {
          const { id = '' } = document.nodes[index % document.nodes.length] ?? {};
          const outcome = rename(document, id, wanted);
          if (outcome.ok) document = outcome.flow;
          expect(issuesOf(document)).toEqual(issuesOf(start));
        }
      }),
      { numRuns: 40 },
    );
  });
});

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
};
