import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARRANGEMENTS, type Arrangement, arrange, type Piece } from './arrange.ts';

const piece = (id: string, x: number, y: number, width = 240, height = 64): Piece => ({
  ...{ id, x, y, width, height },
});

const PIECES = [piece('a', 0, 0), piece('b', 100, 300, 200, 100), piece('c', 700, 90)];

describe('pieces that are lined up', () => {
  it.each<[Arrangement, Record<string, [number, number]>]>([
    ['left', { b: [0, 300], c: [0, 90] }],
    ['right', { a: [700, 0], b: [740, 300] }],
    ['centre', { a: [350, 0], b: [370, 300], c: [350, 90] }],
    ['top', { b: [100, 0], c: [700, 0] }],
    ['bottom', { a: [0, 336], c: [700, 336] }],
    ['middle', { a: [0, 168], b: [100, 150], c: [700, 168] }],
    ['across', { b: [370, 300] }],
    ['down', { c: [700, 150] }],
  ])('%s', (how, places) => {
    const moved = [...arrange(PIECES, how)].map(([id, { x, y }]) => [id, [x, y]]);
    expect(Object.fromEntries(moved)).toEqual(places);
  });

  it('are two at least, and three to be spread', () => {
    expect(arrange(PIECES.slice(0, 1), 'left').size).toBe(0);
    expect(arrange(PIECES.slice(0, 2), 'across').size).toBe(0);
  });

  const pieces = fc
    .array(
      fc.tuple(
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: 80, max: 400 }),
        fc.integer({ min: 40, max: 300 }),
      ),
      { minLength: 2, maxLength: 12 },
    )
    .map((all) =>
      all.map(([x, y, width, height], index) => piece(`p${index}`, x, y, width, height)),
    );

  it('stay where they are when it is done again', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom(...ARRANGEMENTS), (all, how) => {
        const moved = arrange(all, how);
        const after = all.map((each) => ({ ...each, ...moved.get(each.id) }));
        for (const [id, { x, y }] of arrange(after, how)) {
          const before = after.find((each) => each.id === id);
          // Places are whole pixels.
          expect(Math.abs(x - (before?.x ?? 0)) + Math.abs(y - (before?.y ?? 0))).toBeLessThan(2);
        }
      }),
    );
  });
});
