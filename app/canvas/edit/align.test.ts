import { describe, expect, it } from 'vitest';
import { align } from './align.ts';

const card = (x: number, y: number, height = 64) => ({ x, y, height });

describe('the snap lines', () => {
  it('draw a card to the edge and the middle of another', () => {
    const { place, guides } = align(card(104, 300), [card(100, 0)]);
    expect(place).toEqual({ x: 100, y: 300 });
    expect(guides).toEqual([{ axis: 'x', at: 100 }]);
    // Of different heights: the middles lie nearer than the tops.
    expect(align(card(600, 21), [card(0, 0, 104)]).place).toEqual({ x: 600, y: 20 });
  });

  it('leave a card alone that is near to none, and take the nearest of several', () => {
    expect(align(card(50, 50), [card(400, 400)])).toEqual({ place: { x: 50, y: 50 }, guides: [] });
    expect(align(card(5, 900), [card(0, 0), card(4, 300)]).place.x).toBe(4);
  });
});
