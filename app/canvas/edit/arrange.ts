import type { Place } from '../graph/index.ts';

/** A card or a note as it lies. */
export interface Piece extends Place {
  id: string;
  width: number;
  height: number;
}

export const ARRANGEMENTS = [
  'left',
  'centre',
  'right',
  'top',
  'middle',
  'bottom',
  'across',
  'down',
] as const;
/** To a common edge or middle, or with equal gaps across or down. */
export type Arrangement = (typeof ARRANGEMENTS)[number];

type Axis = 'x' | 'y';

const sizeOf = (piece: Piece, axis: Axis): number => (axis === 'x' ? piece.width : piece.height);

/** Where each begins, so that all have the given share of themselves on one line. */
function aligned(pieces: readonly Piece[], axis: Axis, share: number): Map<string, number> {
  const from = Math.min(...pieces.map((piece) => piece[axis]));
  const to = Math.max(...pieces.map((piece) => piece[axis] + sizeOf(piece, axis)));
  const line = from + (to - from) * share;
  return new Map(pieces.map((piece) => [piece.id, Math.round(line - sizeOf(piece, axis) * share)]));
}

/** The first and the last stay; between all of them the gaps are the same. */
function spread(pieces: readonly Piece[], axis: Axis): Map<string, number> {
  const ordered = pieces.toSorted((a, b) => a[axis] - b[axis] || (a.id < b.id ? -1 : 1));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last || ordered.length < 3) return new Map();
  const room = last[axis] + sizeOf(last, axis) - first[axis];
  const filled = ordered.reduce((sum, piece) => sum + sizeOf(piece, axis), 0);
  const gap = (room - filled) / (ordered.length - 1);
  let at = first[axis];
  return new Map(
    ordered.map((piece) => {
      const placed = Math.round(at);
      at += sizeOf(piece, axis) + gap;
      return [piece.id, placed];
    }),
  );
}

const LINES: Readonly<Record<Arrangement, readonly [Axis, number?]>> = {
  left: ['x', 0],
  centre: ['x', 0.5],
  right: ['x', 1],
  top: ['y', 0],
  middle: ['y', 0.5],
  bottom: ['y', 1],
  across: ['x'],
  down: ['y'],
};

/** Where pieces come to lie; those that stay are left out. */
export function arrange(pieces: readonly Piece[], how: Arrangement): Map<string, Place> {
  if (pieces.length < 2) return new Map();
  const [axis, share] = LINES[how];
  const lines = share === undefined ? spread(pieces, axis) : aligned(pieces, axis, share);
  return new Map(
    pieces.flatMap(({ id, x, y }): [string, Place][] => {
      const line = lines.get(id);
      const place = axis === 'x' ? { x: line ?? x, y } : { x, y: line ?? y };
      return place.x === x && place.y === y ? [] : [[id, place]];
    }),
  );
}
