import { describe, expect, it } from 'vitest';
import { sketchFlow } from '#tests/flows';
import { heatOverlay, heatRows } from './heat-overlay.ts';

const flow = sketchFlow(
  {
    tier: { kind: 'input' },
    which: { kind: 'switch', config: { cases: [{ id: 'vip', when: 'tier = "vip"' }] } },
    dear: { kind: 'flat' },
    cheap: { kind: 'flat' },
    apart: { kind: 'flat' },
  },
  ['tier -> which', 'which.vip -> dear.when', 'which.otherwise -> cheap.when', 'tier -> apart'],
);
const count = (customers: number) => ({ customers, evaluations: customers });
const heat = {
  customers: 200,
  nodes: { tier: count(200), which: count(200), dear: count(50), cheap: count(150) },
  branches: { which: { vip: count(50), otherwise: count(150) } },
};
const percent = (share: number) => `${share * 100}%`;

describe('the heat of a flow', () => {
  it('is the share of its customers, written where it says something', () => {
    expect(heatOverlay(flow, heat, percent).heat).toEqual({
      nodes: {
        tier: { share: 1 },
        which: { share: 1 },
        dear: { share: 0.25, label: '25%' },
        cheap: { share: 0.75, label: '75%' },
      },
      edges: {
        'tier.>which.': { share: 1 },
        'which.vip>dear.when': { share: 0.25, label: '25%' },
        'which.otherwise>cheap.when': { share: 0.75, label: '75%' },
      },
    });
  });

  it('is nothing where nobody went', () => {
    const cold = heatOverlay(flow, { ...heat, customers: 0, nodes: { tier: count(0) } }, percent);
    expect(cold.heat?.nodes).toEqual({ tier: { share: 0, label: '0%' } });
  });

  it('is told as a table too', () => {
    expect(heatRows(flow, heat)).toEqual([
      { node: 'tier', branch: null, customers: 200 },
      { node: 'which', branch: null, customers: 200 },
      { node: 'which', branch: 'vip', customers: 50 },
      { node: 'which', branch: 'otherwise', customers: 150 },
      { node: 'dear', branch: null, customers: 50 },
      { node: 'cheap', branch: null, customers: 150 },
    ]);
  });
});
