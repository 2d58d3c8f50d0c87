import { CARD_WIDTH, type Place } from '../graph/index.ts';

export interface Box extends Place {
  /** Of a card if absent. */
  width?: number;
  height: number;
}

/** Lines that a dragged card lies on: of which coordinate, and where. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
}

export interface Aligned {
  place: Place;
  guides: Guide[];
}

/** How near a card must come to a line to be drawn to it. */
const REACH = 6;

interface Line {
  /** From the card's own corner. */
  offset: number;
  at: number;
}

const across = ({ x, width = CARD_WIDTH }: Box): Line[] =>
  [0, width / 2, width].map((offset) => ({ offset, at: x + offset }));
const down = (box: Box): Line[] =>
  [0, box.height / 2, box.height].map((offset) => ({ offset, at: box.y + offset }));

/** The nearest line of the others that one's own line can be drawn to; the same kind of line only. */
function nearest(own: readonly Line[], others: readonly (readonly Line[])[]): Line | undefined {
  let best: { line: Line; distance: number } | undefined;
  for (const lines of others) {
    for (const [index, line] of lines.entries()) {
      const mine = own[index];
      if (!mine) continue;
      const distance = Math.abs(mine.at - line.at);
      if (distance <= REACH && (!best || distance < best.distance)) {
        best = { line: { offset: mine.offset, at: line.at }, distance };
      }
    }
  }
  return best?.line;
}

/** Where a dragged card comes to lie: on the edge or the middle of another, where that is near. */
export function align(dragged: Box, others: readonly Box[]): Aligned {
  const x = nearest(across(dragged), others.map(across));
  const y = nearest(down(dragged), others.map(down));
  return {
    place: { x: x ? x.at - x.offset : dragged.x, y: y ? y.at - y.offset : dragged.y },
    guides: [
      ...(x ? [{ axis: 'x' as const, at: x.at }] : []),
      ...(y ? [{ axis: 'y' as const, at: y.at }] : []),
    ],
  };
}
