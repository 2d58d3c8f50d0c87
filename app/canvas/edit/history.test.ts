import { describe, expect, it } from 'vitest';
import { sketchFlow } from '#tests/flows';
import {
  type Edit,
  isDirty,
  openHistory,
  perform,
  placesIn,
  readFlow,
  redo,
  undo,
} from './index.ts';

const read = readFlow(
  sketchFlow(
    { fee: { kind: 'flat', config: { price: 'tariff.price' } }, line: { kind: 'output-line' } },
    ['fee -> line'],
  ),
);
if (!read.ok) throw new Error(read.issue.code);
const voice = read.flow;
const fee = ({ nodes }: typeof voice) => nodes.find(({ id }) => id === 'fee');

describe('the history', () => {
  const type = (value: string): Edit => ({
    type: 'set-config',
    node: 'fee',
    path: ['price'],
    value,
  });

  it('counts keystrokes in one field as one step, until there is a pause', () => {
    let history = openHistory(voice);
    for (const [at, text] of ['1', '1.', '1.5'].entries())
      history = perform(history, type(text), at * 100);
    expect(history.past).toHaveLength(1);
    history = perform(history, type('1.55'), 5000);
    expect(history.past).toHaveLength(2);
    history = perform(history, { type: 'set-note', node: 'fee', note: 'n' }, 5001);
    expect(history.past).toHaveLength(3);
    history = undo(undo(history));
    expect(fee(history.present)?.config).toEqual({ price: '1.5' });
    expect(undo(history).present).toBe(voice);
    expect(isDirty(redo(redo(history)).present, voice)).toBe(true);
  });

  it('begins a step of its own after taking back', () => {
    let history = perform(openHistory(voice), type('1'), 0);
    history = undo(history);
    history = perform(history, type('2'), 1);
    expect(history.past).toHaveLength(1);
    expect(history.future).toHaveLength(0);
  });

  it('knows exactly what is changed, however it came about', () => {
    let history = perform(openHistory(voice), type('1'), 0);
    expect(isDirty(history.present, voice)).toBe(true);
    history = perform(history, type('tariff.price'), 9000);
    expect(isDirty(history.present, voice)).toBe(false);
  });

  it('keeps some hundred steps', () => {
    let history = openHistory(voice);
    for (let step = 0; step < 600; step += 1)
      history = perform(history, type(String(step)), step * 2000);
    expect(history.past).toHaveLength(500);
  });
});

describe('a document that is opened', () => {
  it.each([
    [null],
    [{ kind: 'plan' }],
    [{ kind: 'pricing-flow', key: 'a', nodes: {}, edges: [] }],
    [{ kind: 'pricing-flow', key: 'a', nodes: [{ id: 'a' }], edges: [] }],
    [{ kind: 'pricing-flow', nodes: [], edges: [] }],
  ])('is refused where nothing can be drawn: %j', (document) => {
    expect(readFlow(document).ok).toBe(false);
  });

  it('may have issues, and gets a layout', () => {
    const draft = {
      kind: 'pricing-flow',
      key: 'a',
      nodes: [{ id: 'a', kind: 'flat', config: {} }],
      edges: [{ from: { node: 'x' }, to: { node: 'a' } }],
      layout: 7,
    };
    const opened = readFlow(draft);
    expect(opened.ok && placesIn(opened.flow)).toHaveProperty('a');
  });
});
