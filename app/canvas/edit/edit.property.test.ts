import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import type { PricingFlow } from '#schemas';
import { issuesOf, largeFlow } from '#tests/flows';
import { notesOf } from '../graph/index.ts';
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
  scenariosOf,
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
    'add-connected',
    'add-note',
    'change-note',
    'remove-notes',
    'move-note',
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
    'add-definition',
    'remove-definition',
    'rename-definition',
    'set-definition',
    'rename-parameter',
    'add-scenario',
    'set-scenario',
    'duplicate-scenario',
    'remove-scenario',
  ),
  dice,
  place,
  name,
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Members that hold lists or tables, which no field takes as text. */
const SHAPES = new Set([
  'tiers',
  'tables',
  'cases',
  'table',
  'keys',
  'columns',
  'rows',
  'inputs',
  'outputs',
  'bands',
  'windows',
  'seasons',
  'dayTypes',
]);

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
    case 'add-connected': {
      const port = { node, port: pick(one ? outputsOf(one) : [], c)?.name ?? 'in' };
      return { type, kind, at, end: d % 2 === 0 ? 'from' : 'to', port };
    }
    case 'add-note':
    case 'change-note':
    case 'remove-notes':
    case 'move-note':
      return noteEditOf(document, type, [a, b], at, text);
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
      const isShape = SHAPES.has(member);
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
        clip: copyNodes(
          c % 2 === 0 ? document : (FLOWS[c % FLOWS.length] as PricingFlow),
          [node, other?.id ?? ''],
          notesOf(document).map(({ id }) => id),
        ),
        at,
      };
    case 'duplicate':
      return { type, nodes: [node, other?.id ?? ''], notes: [notesOf(document)[a % 7]?.id ?? ''] };
    case 'lay-out':
      return { type };
    case 'add-definition':
    case 'remove-definition':
    case 'rename-definition':
    case 'set-definition':
    case 'rename-parameter':
      return definitionEditOf(type, [a, b, c], text);
    case 'add-scenario':
    case 'set-scenario':
    case 'duplicate-scenario':
    case 'remove-scenario':
      return scenarioEditOf(document, type, [a, b], text);
    default:
      return { type: 'set-texts', name: { zh: text, en: text } };
  }
}

const NOTE_MEMBERS = [
  { colour: 'blue' as const },
  { width: 10 },
  { height: 99_999 },
  { width: Number.NaN },
  { text: 'x'.repeat(5000) },
];

function noteEditOf(
  document: PricingFlow,
  type: 'add-note' | 'change-note' | 'remove-notes' | 'move-note',
  [a, b]: [number, number],
  at: { x: number; y: number },
  text: string,
): Edit {
  const known = notesOf(document);
  const note = known[a % Math.max(known.length, 1)]?.id ?? 'nobody';
  switch (type) {
    case 'add-note':
      return { type, at, ...(b % 2 === 0 && { text }) };
    case 'change-note':
      return { type, note, members: b % 2 === 0 ? { text } : (NOTE_MEMBERS[b % 5] ?? {}) };
    case 'remove-notes':
      return { type: 'remove', nodes: [], notes: [note] };
    case 'move-note':
      return { type: 'move', places: {}, notes: { [note]: at } };
  }
}

function definitionEditOf(
  type: Extract<Edit['type'], `${string}-definition` | 'rename-parameter'>,
  [a, b, c]: [number, number, number],
  text: string,
): Edit {
  const part = a % 2 === 0 ? ('constants' as const) : ('functions' as const);
  const at = { part, index: b % 3 };
  switch (type) {
    case 'add-definition':
      return { type, part };
    case 'remove-definition':
      return { type, at };
    case 'rename-definition':
      return { type, at, name: text };
    case 'rename-parameter':
      return { type, index: b % 3, parameter: c % 2, name: text };
    case 'set-definition': {
      const path = [part === 'constants' ? ['value'] : ['body'], ['label'], ['name']][c % 3] ?? [];
      return { type, at, path, value: text || undefined };
    }
  }
}

const MEMBERS = [['name'], ['note'], ['id'], ['expected'], ['facts', 'usage'], ['currency'], []];

function scenarioEditOf(
  document: PricingFlow,
  type: Extract<Edit['type'], `${string}-scenario`>,
  [a, b]: [number, number],
  text: string,
): Edit {
  const known = scenariosOf(document);
  const scenario = known[a % Math.max(known.length, 1)]?.id ?? 'nobody';
  switch (type) {
    case 'add-scenario':
      return {
        type,
        scenario: {
          id: b % 2 === 0 ? 'one' : 'two',
          name: text || 'One',
          currency: 'CNY',
          facts: { quantity: String(b) },
          expected: { lines: [{ item: 'fee', amount: String(a) }] },
        },
      };
    case 'set-scenario': {
      const path = MEMBERS[b % MEMBERS.length] ?? [];
      const value = path[0] === 'expected' ? { issue: 'fact-missing' } : text || undefined;
      return { type, scenario, path, value };
    }
    case 'duplicate-scenario':
      return { type, scenario, name: text || 'Copy' };
    case 'remove-scenario':
      return { type, scenario };
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

const issuePaths = (document: PricingFlow): string[] =>
  checkFlow(document, NONE).issues.map(({ path }) => path);

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
        const notes = document.layout?.notes ?? [];
        expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length);
        expect(notesOf(document)).toEqual(notes);
        expect(issuePaths(document).filter((path) => path.startsWith('/layout'))).toEqual([]);
        const scenarios = document.scenarios ?? [];
        expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
        expect(scenariosOf(document)).toEqual(scenarios);
      }),
      { numRuns: 60 },
    );
  });

  it('means the same to the engine, whatever is written beside it', () => {
    fc.assert(
      fc.property(flow, fc.array(fc.tuple(dice, place, name), { maxLength: 12 }), (start, all) => {
        let document = start;
        for (const [[a = 0, b = 0, c = 0], at, text] of all) {
          const types = ['add-note', 'change-note', 'remove-notes', 'move-note'] as const;
          const type = types[c % types.length] ?? 'add-note';
          document = applyEdit(document, noteEditOf(document, type, [a, b], at, text));
        }
        expect({ ...document, layout: undefined }).toEqual({ ...start, layout: undefined });
        expect(document.layout?.nodes).toEqual(start.layout?.nodes);
      }),
      { numRuns: 40 },
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
