import { describe, expect, it } from 'vitest';
import type { PricingFlow } from '#schemas';
import { amountsOf, issuesOf, sketchFlow } from '#tests/flows';
import { edgeIds } from '../trace.ts';
import {
  addedThings,
  applyEdit,
  canConnect,
  clipText,
  copyNodes,
  type Edit,
  isDirty,
  placesIn,
  readClip,
  readFlow,
  rename,
} from './index.ts';

const opened = (flow: PricingFlow): PricingFlow => {
  const read = readFlow(flow);
  if (!read.ok) throw new Error(read.issue.message.en);
  return read.flow;
};

const voice = opened(
  sketchFlow(
    {
      used: { kind: 'input', config: { type: 'number', path: ['usage', 'minutes'] } },
      free: { kind: 'included-quantity', config: { included: '10' } },
      tariff: {
        kind: 'decision-table',
        config: {
          table: {
            hitPolicy: 'F',
            inputs: [{ expression: 'used' }],
            outputs: [{ name: 'price', type: 'number' }],
            rules: [
              { when: ['> 100'], then: ['0.5'] },
              { when: ['-'], then: ['if used > 5 then 0.6 else 0.7'] },
            ],
          },
        },
      },
      fee: { kind: 'per-unit', config: { price: 'tariff.price' } },
      line: { kind: 'output-line', config: { item: 'voice' } },
    },
    ['used -> free', 'used -> tariff.in', 'free -> fee', 'tariff.price -> fee.in', 'fee -> line'],
  ),
);

const edited = (flow: PricingFlow, ...edits: Edit[]): PricingFlow => edits.reduce(applyEdit, flow);
const node = (flow: PricingFlow, id: string) => flow.nodes.find((each) => each.id === id);
const ends = (flow: PricingFlow) => edgeIds(flow);
const BILL = { usage: { minutes: '110' } };

describe('edits', () => {
  it('add a node under an id that expressions can say, where no card lies', () => {
    const at = { x: 0, y: 0 };
    const flow = edited(
      voice,
      { type: 'add-node', kind: 'per-unit', at },
      {
        type: 'add-node',
        kind: 'per-unit',
        at,
      },
    );
    expect(addedThings(voice, flow).nodes).toEqual(['perUnit', 'perUnit2']);
    const places = placesIn(flow);
    expect(places.perUnit).not.toEqual(places.perUnit2);
    expect(issuesOf(flow).map(({ code }) => code)).not.toContain('schema-required');
  });

  it('remove nodes with their edges and places', () => {
    const flow = applyEdit(voice, { type: 'remove', nodes: ['tariff'] });
    expect(ends(flow)).toEqual(['used.>free.', 'free.>fee.', 'fee.>line.']);
    expect(placesIn(flow)).not.toHaveProperty('tariff');
  });

  it('move, and change nothing where a node stays', () => {
    const places = { fee: { x: 7, y: 9 } };
    const moved = applyEdit(voice, { type: 'move', places });
    expect(placesIn(moved).fee).toEqual({ x: 7, y: 9 });
    expect(applyEdit(moved, { type: 'move', places })).toBe(moved);
    expect(applyEdit(voice, { type: 'move', places: { nobody: { x: 1, y: 1 } } })).toBe(voice);
  });

  it('change a member of a config, and take it away', () => {
    const set = (value: unknown): Edit => ({
      type: 'set-config',
      node: 'fee',
      path: ['negativeQuantity'],
      value,
    });
    const flow = applyEdit(voice, set('zero'));
    expect(node(flow, 'fee')?.config).toMatchObject({ negativeQuantity: 'zero' });
    expect(isDirty(applyEdit(flow, set(undefined)), voice)).toBe(false);
  });

  it('keep a JSON integer one while it is typed as one', () => {
    const flow = opened(sketchFlow({ fee: { kind: 'flat', config: { price: 25 } } }, []));
    const price = (value: string) =>
      node(applyEdit(flow, { type: 'set-config', node: 'fee', path: ['price'], value }), 'fee');
    expect(price('26')?.config).toEqual({ price: 26 });
    expect(price('26.5')?.config).toEqual({ price: '26.5' });
    expect(price('026')?.config).toEqual({ price: '026' });
  });

  it('let edges and expressions follow an output that gets another name', () => {
    const path = ['table', 'outputs', 0, 'name'];
    const flow = applyEdit(voice, {
      type: 'set-config',
      node: 'tariff',
      path,
      value: 'unit price',
    });
    expect(ends(flow)).toContain('tariff.unit price>fee.in');
    expect(node(flow, 'fee')?.config).toEqual({ price: 'tariff.unit price' });
    expect(amountsOf(flow, BILL)).toEqual(amountsOf(voice, BILL));
  });

  it('drop edges that no longer fit what a config says', () => {
    const flow = applyEdit(voice, {
      type: 'set-config',
      node: 'used',
      path: ['type'],
      value: 'string',
    });
    expect(ends(flow)).not.toContain('used.>free.');
    expect(ends(flow)).toContain('used.>tariff.in');
  });

  it('replace a kind, keeping members and edges that fit', () => {
    const flow = applyEdit(voice, { type: 'replace-kind', node: 'fee', kind: 'package' });
    expect(node(flow, 'fee')).toEqual({
      id: 'fee',
      kind: 'package',
      config: { size: '1', price: 'tariff.price' },
    });
    expect(ends(flow)).toHaveLength(5);
    const flat = applyEdit(voice, { type: 'replace-kind', node: 'fee', kind: 'flat' });
    // A flat fee takes no quantity: what came in goes on to its expressions.
    expect(ends(flat)).toContain('free.>fee.in');
    expect(issuesOf(flat).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('insert on an edge, and refuse what does not fit there', () => {
    const insert = (kind: 'proration' | 'switch'): Edit => ({
      type: 'insert-on-edge',
      edge: 'fee.>line.',
      kind,
      at: { x: 0, y: 0 },
    });
    const flow = applyEdit(voice, insert('proration'));
    expect(ends(flow).slice(-2)).toEqual([
      'fee.charge>proration.charge',
      'proration.charge>line.charge',
    ]);
    expect(ends(applyEdit(voice, insert('switch')))).toHaveLength(6);
    expect(applyEdit(voice, { ...insert('proration'), edge: 'nothing' } as Edit)).toBe(voice);
  });

  it('lay out, which is one step to take back', () => {
    const moved = applyEdit(voice, { type: 'move', places: { fee: { x: 999, y: 999 } } });
    const laid = applyEdit(moved, { type: 'lay-out' });
    expect(placesIn(laid)).toEqual(placesIn(voice));
  });
});

describe('connecting', () => {
  const refusal = (from: string, to: string) => {
    const [a, b] = [from, to].map((text) => {
      const [id = '', port = ''] = text.split('.');
      return { node: id, port };
    });
    const allowed = canConnect(voice, a as never, b as never);
    return allowed.ok ? 'ok' : allowed.issue.code;
  };
  it.each([
    ['used.value', 'fee.in', 'ok'],
    ['used.value', 'fee.when', 'port-type-mismatch'],
    ['fee.charge', 'free.quantity', 'cycle'],
    ['fee.charge', 'fee.in', 'cycle'],
    ['used.value', 'free.quantity', 'duplicate-edge'],
    ['used.nothing', 'fee.in', 'unknown-port'],
    ['nobody.value', 'fee.in', 'unknown-port'],
  ])('%s to %s: %s', (from, to, outcome) => {
    expect(refusal(from, to)).toBe(outcome);
  });
});

describe('renaming', () => {
  const named = (id: string, name: string) => rename(voice, id, name);
  const refusal = (id: string, name: string) => {
    const outcome = named(id, name);
    return outcome.ok ? 'ok' : outcome.issue.code;
  };

  it('changes the name in every expression downstream, and what it comes to stays', () => {
    const flow = applyEdit(voice, { type: 'rename', node: 'used', name: '通话 minutes' });
    const table = node(flow, 'tariff')?.config as { table: { inputs: object[]; rules: object[] } };
    expect(table.table.inputs).toEqual([{ expression: '通话 minutes' }]);
    expect(table.table.rules[1]).toMatchObject({
      then: ['if 通话 minutes > 5 then 0.6 else 0.7'],
    });
    expect(amountsOf(flow, BILL)).toEqual({ voice: '50' });
    expect(amountsOf(voice, BILL)).toEqual({ voice: '50' });
    const back = applyEdit(flow, { type: 'rename', node: 'used', name: '' });
    expect(isDirty(back, voice)).toBe(false);
  });

  it.each([
    ['used', 'tariff', 'duplicate-name'],
    ['used', 'a + b', 'name-not-sayable'],
    ['used', 'if', 'name-not-sayable'],
    ['used', 'a if b', 'name-not-sayable'],
    ['used', '2nd', 'name-not-sayable'],
    ['used', 'Minutes used', 'ok'],
  ])('%s to %o: %s', (id, name, outcome) => {
    expect(refusal(id, name)).toBe(outcome);
  });

  const scoped = (price: string) =>
    opened(
      sketchFlow(
        {
          rate: { kind: 'input', config: { type: 'number' } },
          fee: { kind: 'flat', config: { price } },
          line: { kind: 'output-line' },
        },
        ['rate -> fee.in', 'fee -> line'],
      ),
    );

  it.each([
    ['sum(for rate in [1,2] return rate) + rate', 'sum(for rate in [1,2] return rate) + tax'],
    ['{rate: 1, b: rate}.b + rate', '{rate: 1, b: rate}.b + tax'],
    ['rate + "rate" /* rate */', 'tax + "rate" /* rate */'],
    ['(function(rate) rate)(rate)', '(function(rate) rate)(tax)'],
    ['x.rate + rate', 'x.rate + tax'],
  ])('follows scopes: %s', (before, after) => {
    const flow = applyEdit(scoped(before), { type: 'rename', node: 'rate', name: 'tax' });
    expect(node(flow, 'fee')?.config).toEqual({ price: after });
  });

  it.each([
    ['sum(for tax in [1,2] return tax * rate)', 'tax'],
    ['sum([{a: 1}][rate > 1].a)', 'tax'],
    ['sum([rate])', 'sum'],
  ])('refuses where it would mean something else: %s', (price, name) => {
    const outcome = rename(scoped(price), 'rate', name);
    expect(outcome.ok ? 'ok' : outcome.issue.code).toBe('rename-unclear');
  });
});

describe('the clipboard', () => {
  const clip = copyNodes(voice, ['used', 'tariff', 'fee']);

  it('gives a copy ids and names of its own, and its expressions follow', () => {
    const read = readClip(clipText(clip));
    if (!read.ok) throw new Error(read.issue.code);
    const flow = applyEdit(voice, { type: 'paste', clip: read.clip, at: { x: 500, y: 500 } });
    expect(addedThings(voice, flow).nodes).toEqual(['used2', 'tariff2', 'fee2']);
    expect(node(flow, 'fee2')?.config).toEqual({ price: 'tariff2.price' });
    expect(ends(flow).slice(5)).toEqual(['used2.value>tariff2.in', 'tariff2.price>fee2.in']);
    const corner = Object.values(clip.places).map(({ x }) => x);
    expect(placesIn(flow).used2?.x).toBe(500);
    expect(Math.min(...corner)).toBe(clip.places.used?.x);
  });

  it('pastes into another document under the same ids', () => {
    const other = opened(sketchFlow({ end: { kind: 'output-line' } }, []));
    const flow = applyEdit(other, { type: 'paste', clip, at: { x: 0, y: 0 } });
    expect(addedThings(other, flow).nodes).toEqual(['used', 'tariff', 'fee']);
  });

  it('is put in from beside by duplicating', () => {
    const flow = applyEdit(voice, { type: 'duplicate', nodes: ['fee'] });
    expect(placesIn(flow).fee2).toEqual({
      x: (placesIn(voice).fee?.x ?? 0) + 40,
      y: (placesIn(voice).fee?.y ?? 0) + 40,
    });
  });

  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const nodeText = (more: string) =>
    `{"ratecraft":"flow-nodes","nodes":[{"id":"a","kind":"flat","config":{"price":1}${more}}],"edges":[]}`;
  it.each([
    ['', 'nothing'],
    ['hello', 'words'],
    ['{"ratecraft":"flow-nodes"}', 'no nodes'],
    ['{"ratecraft":"flow-nodes","nodes":[],"edges":[]}', 'no node'],
    [nodeText('').replace('flat', 'toString'), 'an unknown kind'],
    [nodeText('').replace('"a"', '"<img>"'), 'an id that is none'],
    [nodeText(',"__proto__":{"x":1}'), 'a prototype'],
    [nodeText(`,"x":${deep}`), 'a deep nest'],
    [nodeText(',"name":5'), 'a name that is no text'],
    [nodeText('').replace('{"price":1}', '[]'), 'a config that is none'],
    [nodeText('').replace('"flat"', '"switch"'), 'a switch without cases'],
    [nodeText(',"note":"').padEnd(5_000_000, 'x'), 'too much'],
  ])('refuses %#: %s', (text) => {
    const read = readClip(text.length > 100_000 ? `${text}"}],"edges":[]}` : text);
    expect(read.ok).toBe(false);
  });

  it('drops edges that make a circle or lead nowhere', () => {
    const hostile = {
      ...copyNodes(voice, ['fee']),
      edges: [
        { from: { node: 'fee' }, to: { node: 'fee', port: 'in' } },
        { from: { node: 'ghost' }, to: { node: 'fee' } },
      ],
    };
    const flow = applyEdit(voice, { type: 'paste', clip: hostile, at: { x: 0, y: 0 } });
    expect(flow.edges).toHaveLength(5);
  });
});
