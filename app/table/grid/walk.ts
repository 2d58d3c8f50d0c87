import type { KeyboardEvent } from 'react';
import { all, areaOf, at, type Extent, isOne, moved, type Selection } from '../edit/index.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const FAR = 1_000_000;

/** How far a key goes: rows and columns; undefined for a key that goes nowhere. */
function stepOf({ key, ctrlKey, metaKey }: KeyboardEvent, page: number) {
  const isFar = ctrlKey || metaKey;
  const arrow = ARROWS[key];
  if (arrow) {
    const by = isFar ? FAR : 1;
    return { row: arrow[0] * by, column: arrow[1] * by };
  }
  switch (key) {
    case 'Home':
      return { row: isFar ? -FAR : 0, column: -FAR };
    case 'End':
      return { row: isFar ? FAR : 0, column: FAR };
    case 'PageUp':
      return { row: -page, column: 0 };
    case 'PageDown':
      return { row: page, column: 0 };
    default:
      return undefined;
  }
}

/** Where a key leads the selection; undefined for a key that doesn't. */
export function walked(
  event: KeyboardEvent,
  selection: Selection,
  extent: Extent,
  page: number,
): Selection | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (altKey) return undefined;
  const isHeld = ctrlKey || metaKey;
  if (isHeld && key.toLowerCase() === 'a') return all(extent);
  if (key === ' ' && shiftKey && !isHeld) return wholeRows(selection, extent);
  if (key === 'Escape' && !isOne(selection)) {
    return at(selection.focus.row, selection.focus.column);
  }
  const step = stepOf(event, page);
  return step && moved(selection, step, extent, shiftKey);
}

/** The rows of a selection from end to end. */
export function wholeRows({ anchor, focus }: Selection, { columns }: Extent): Selection {
  const last = Math.max(0, columns - 1);
  return { anchor: { ...anchor, column: 0 }, focus: { ...focus, column: last } };
}

export function wholeColumns({ anchor, focus }: Selection, { rows }: Extent): Selection {
  const last = Math.max(0, rows - 1);
  return { anchor: { ...anchor, row: 0 }, focus: { ...focus, row: last } };
}

export function isWholeRows(selection: Selection, { columns }: Extent): boolean {
  const { left, right } = areaOf(selection);
  return columns > 0 && left === 0 && right === columns - 1;
}
