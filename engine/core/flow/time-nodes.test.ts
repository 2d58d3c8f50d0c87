import { describe, expect, it } from 'vitest';
import { timeNodes } from '#engine/core/flow';
import { compileSketch, sketchFlow } from '#tests/flows';

const FLOW = compileSketch(
  sketchFlow(
    {
      quantity: { kind: 'input', config: { type: 'number' } },
      who: { kind: 'switch', config: { cases: [{ id: 'many', when: 'quantity > 10' }] } },
      extra: { kind: 'flat', config: { price: '5' } },
      line: { kind: 'output-line', config: { item: 'extra' } },
    },
    ['quantity -> who.in', 'who.many -> extra.when', 'extra -> line'],
  ),
);

/** A clock that goes on by a step each time that it is read. */
const clock = (stepMs: number) => {
  let at = 0;
  return () => {
    at += stepMs;
    return at;
  };
};

describe('the time of nodes', () => {
  it('is told of each in order, whether a switch leaves it out or not', () => {
    for (const quantity of ['11', '1']) {
      const times = [...timeNodes(FLOW, { quantity }, clock(32), 1)];
      expect(times.map(({ node }) => node)).toEqual(['quantity', 'who', 'extra', 'line']);
      expect(times.map(({ microseconds }) => microseconds)).toEqual([1000, 1000, 1000, 1000]);
    }
  });

  it('is measured over more rounds where the clock is too coarse, and ends', () => {
    const [first] = timeNodes(FLOW, { quantity: '1' }, () => 0, 1);
    expect(first).toEqual({ node: 'quantity', microseconds: 0 });
  });

  it('throws what the facts are refused with', () => {
    expect(() => [...timeNodes(FLOW, {}, clock(1), 1)]).toThrow(/quantity/);
  });
});
