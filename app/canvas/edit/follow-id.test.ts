import { describe, expect, it } from 'vitest';
import type { FlowNode } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { applyEdit, type Edit } from './index.ts';
import { starterConfig } from './new-node.ts';

const flow = sketchFlow(
  { power: { kind: 'time-of-use', config: starterConfig('time-of-use') } },
  [],
);
const named = (path: (string | number)[], value: unknown): Edit => ({
  type: 'set-config',
  node: 'power',
  path,
  value,
});
const hoursAfter = (...edits: Edit[]) => {
  const [power] = edits.reduce(applyEdit, flow).nodes;
  return (power as Extract<FlowNode, { kind: 'time-of-use' }>).config.windows;
};

describe('the hours of a day', () => {
  it('say the new id of their rate, season and kind of day', () => {
    const hours = hoursAfter(
      named(['bands', 0, 'id'], 'dear'),
      named(['seasons'], [{ id: 'summer', from: '06-01', to: '08-31' }]),
      named(['windows', 0, 'season'], 'summer'),
      named(['seasons', 0, 'id'], 'warm'),
    );
    expect(hours.map(({ band, season }) => [band, season])).toEqual([
      ['dear', 'warm'],
      ['valley', undefined],
    ]);
  });

  it('stay with a rate that still has that id', () => {
    const twice = hoursAfter(named(['bands', 1, 'id'], 'peak'), named(['bands', 1, 'id'], 'low'));
    expect(twice.map(({ band }) => band)).toEqual(['peak', 'peak']);
  });
});
