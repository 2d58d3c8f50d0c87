import { describe, expect, it } from 'vitest';
import type { FlowNode } from '#schemas';
import { readClip } from './index.ts';
import { KINDS, starterConfig } from './new-node.ts';

const clip = (kind: string, config: unknown): string =>
  JSON.stringify({ ratecraft: 'flow-nodes', nodes: [{ id: 'a', kind, config }], edges: [] });

describe('what is pasted', () => {
  it.each(KINDS)('may be a %s as it begins', (kind: FlowNode['kind']) => {
    expect(readClip(clip(kind, starterConfig(kind))).ok).toBe(true);
  });

  const rows = [{ key: ['A'], values: ['0'] }];
  it.each([
    ['matrix', { keys: 'A', across: 'x', columns: ['X'], rows }],
    ['matrix', { keys: ['A'], across: 'x', columns: {}, rows }],
    ['matrix', { keys: ['A'], across: 'x', columns: ['X'], rows: [null] }],
    ['matrix', { keys: ['A'], across: 'x', columns: ['X'], rows: [{ key: 1, values: ['0'] }] }],
    ['graduated', { tiers: [null, 3] }],
    ['graduated', { tiers: [{ upTo: { a: 1 }, price: '1' }] }],
    ['graduated', { tiers: [{ upTo: null, price: '1' }], tables: [{ when: 'true', tiers: 7 }] }],
    ['graduated', {}],
    ['time-of-use', { bands: [{ id: 'a', label: 'peak', price: '1' }], windows: [] }],
    ['flat', { price: { amount: 1 } }],
    ['decision-table', { table: { inputs: [], outputs: [], rules: [{ when: '-', then: [] }] } }],
  ])('is refused as %s with %j', (kind, config) => {
    expect(readClip(clip(kind, config)).ok).toBe(false);
  });

  it('may be wrong in what it says', () => {
    expect(
      readClip(clip('graduated', { tiers: [{ price: 'no +' }], negativeQuantity: 7 })).ok,
    ).toBe(true);
  });
});
