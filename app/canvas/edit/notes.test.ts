import { describe, expect, it } from 'vitest';
import type { PricingFlow } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { notesOf } from '../graph/index.ts';
import { applyEdit, clipText, copyNodes, type Edit, placesIn, readClip } from './index.ts';

const FLOW: PricingFlow = {
  ...sketchFlow(
    { fee: { kind: 'flat', config: { price: '1' } }, line: { kind: 'output-line', config: {} } },
    ['fee -> line.charge'],
  ),
  layout: { nodes: { fee: { x: 0, y: 0 }, line: { x: 320, y: 900 } } },
};
const run = (flow: PricingFlow, ...edits: Edit[]) => edits.reduce(applyEdit, flow);
const NOTED = run(
  FLOW,
  { type: 'add-note', at: { x: 10.4, y: 100 }, text: 'Why?' },
  { type: 'change-note', note: 'note1', members: { colour: 'green', width: 5 } },
);

describe('notes beside the nodes', () => {
  it('are added under ids of their own, within the limits', () => {
    expect(notesOf(NOTED)).toEqual([
      { id: 'note1', text: 'Why?', x: 10, y: 100, width: 80, height: 120, colour: 'green' },
    ]);
    const two = run(NOTED, { type: 'add-note', at: { x: 0, y: 0 } });
    expect(notesOf(two).map(({ id }) => id)).toEqual(['note1', 'note2']);
    const many = Array.from({ length: 250 }, () => ({
      type: 'add-note' as const,
      at: { x: 0, y: 0 },
    }));
    expect(notesOf(run(FLOW, ...many))).toHaveLength(200);
  });

  it('leave nothing behind', () => {
    expect(run(NOTED, { type: 'remove', nodes: [], notes: ['note1'] })).toEqual(FLOW);
  });

  it('change nothing where nothing is changed', () => {
    for (const members of [{}, { text: 'Why?' }, { x: Number.NaN }, { colour: 'green' as const }]) {
      expect(applyEdit(NOTED, { type: 'change-note', note: 'note1', members })).toBe(NOTED);
    }
    expect(applyEdit(NOTED, { type: 'move', places: {}, notes: { nobody: { x: 1, y: 1 } } })).toBe(
      NOTED,
    );
  });

  it('travel on the clipboard, alone or with nodes, into another flow', () => {
    const read = readClip(clipText(copyNodes(NOTED, ['fee'], ['note1'])));
    if (!read.ok) throw new Error(read.issue.code);
    const pasted = run(NOTED, { type: 'paste', clip: read.clip, at: { x: 1000, y: 0 } });
    expect(notesOf(pasted).at(-1)).toMatchObject({ id: 'note2', text: 'Why?', x: 1010, y: 100 });
    expect(placesIn(pasted).fee2).toEqual({ x: 1000, y: 0 });
    const alone = readClip(clipText(copyNodes(NOTED, [], ['note1'])));
    if (!alone.ok) throw new Error(alone.issue.code);
    const other = run(FLOW, { type: 'paste', clip: alone.clip, at: { x: 5, y: 6 } });
    expect(notesOf(other)).toMatchObject([{ x: 5, y: 6 }]);
    expect(other.nodes).toBe(FLOW.nodes);
  });

  it('go along with the node beside them when all is arranged', () => {
    const arranged = run(NOTED, { type: 'lay-out' });
    const [note] = notesOf(arranged);
    const fee = placesIn(arranged).fee;
    expect({ x: (note?.x ?? 0) - (fee?.x ?? 0), y: (note?.y ?? 0) - (fee?.y ?? 0) }).toEqual({
      x: 10,
      y: 100,
    });
  });
});

describe('a node that is added connected', () => {
  const add = (
    kind: 'tax' | 'flat' | 'output-line',
    end: 'from' | 'to',
    node: string,
    port: string,
  ) => run(FLOW, { type: 'add-connected', kind, at: { x: 0, y: 300 }, end, port: { node, port } });

  it('takes the first port that fits', () => {
    expect(add('tax', 'from', 'fee', 'charge').edges.at(-1)).toEqual({
      from: { node: 'fee', port: 'charge' },
      to: { node: 'tax', port: 'charge' },
    });
    expect(add('flat', 'to', 'line', 'charge').edges.at(-1)).toEqual({
      from: { node: 'flat', port: 'charge' },
      to: { node: 'line', port: 'charge' },
    });
  });

  it('stands alone where none fits', () => {
    const flow = add('output-line', 'to', 'line', 'charge');
    expect(flow.nodes).toHaveLength(3);
    expect(flow.edges).toEqual(FLOW.edges);
  });
});
