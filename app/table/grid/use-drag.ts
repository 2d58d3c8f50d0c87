import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Place } from '../edit/index.ts';
import { HEAD, ROW, ROW_HEAD } from './columns.ts';

/** What a pointer does from where it was pressed. */
export type DragKind = 'cells' | 'rows' | 'columns' | 'fill' | 'resize';

export interface Drag {
  kind: DragKind;
  /** Where it is now: a cell; for rows and columns the place that something would go to. */
  at: Place;
  /** Pixels since it was pressed. */
  by: number;
}

interface DragUse {
  scroller: RefObject<HTMLElement | null>;
  offsets: readonly number[];
  rowCount: number;
  /** Tells what a press means; undefined for nothing that is dragged. */
  onPress: (event: PointerEvent, at: Place) => DragKind | undefined;
  onDrag: (drag: Drag) => void;
  onDrop: (drag: Drag) => void;
}

const NEAR_EDGE = 28;
const SCROLL_EVERY_MS = 40;
const BEGINS_AT = 4;

interface Point {
  x: number;
  y: number;
}

/** The cell under a point; with `isBetween` the gap between rows or columns that is nearest. */
function placeAt(
  { x, y }: Point,
  element: HTMLElement,
  offsets: readonly number[],
  rowCount: number,
  isBetween: boolean,
): Place {
  const box = element.getBoundingClientRect();
  const across = x - box.left + element.scrollLeft - ROW_HEAD;
  const down = y - box.top + element.scrollTop - HEAD;
  const count = offsets.length - 1;
  if (isBetween) {
    const row = Math.min(Math.max(0, Math.round(down / ROW)), rowCount);
    const nearest = offsets.reduce(
      (best, offset, at) =>
        Math.abs(offset - across) < Math.abs((offsets[best] ?? 0) - across) ? at : best,
      0,
    );
    return { row, column: nearest };
  }
  const column = offsets.findLastIndex((offset, at) => at < count && offset <= across);
  return {
    row: Math.min(Math.max(0, Math.floor(down / ROW)), Math.max(0, rowCount - 1)),
    column: Math.max(0, column),
  };
}

/** Scrolls while the pointer is held near an edge. */
function scrollNear({ x, y }: Point, element: HTMLElement): void {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const down = y > bottom - NEAR_EDGE ? ROW : y < top + HEAD + NEAR_EDGE / 2 ? -ROW : 0;
  const across = x > right - NEAR_EDGE ? ROW : x < left + ROW_HEAD ? -ROW : 0;
  if (down !== 0 || across !== 0) element.scrollBy(across, down);
}

/** Selecting, moving, filling and resizing by pointer; a finger scrolls, and taps. */
export function useDrag(use: DragUse) {
  const now = useRef(use);
  now.current = use;
  const stop = useRef<() => void>(undefined);
  const [drag, setDrag] = useState<Drag>();
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const element = now.current.scroller.current;
    if (!element || event.button !== 0) return;
    const start: Point = { x: event.clientX, y: event.clientY };
    const { offsets, rowCount } = now.current;
    const kind = now.current.onPress(event, placeAt(start, element, offsets, rowCount, false));
    if (!kind || event.pointerType === 'touch') return;
    let point = start;
    let current: Drag | undefined;
    const update = () => {
      const isBegun = Math.hypot(point.x - start.x, point.y - start.y) >= BEGINS_AT;
      if (!current && !isBegun && kind !== 'cells') return;
      const isBetween = kind === 'rows' || kind === 'columns';
      const here = now.current;
      const at = placeAt(point, element, here.offsets, here.rowCount, isBetween);
      current = { kind, at, by: point.x - start.x };
      setDrag(current);
      here.onDrag(current);
    };
    const move = (moved: globalThis.PointerEvent) => {
      point = { x: moved.clientX, y: moved.clientY };
      update();
    };
    const timer = setInterval(() => {
      if (!current || kind === 'resize') return;
      scrollNear(point, element);
      update();
    }, SCROLL_EVERY_MS);
    const end = () => {
      clearInterval(timer);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', giveUp, true);
      setDrag(undefined);
      stop.current = undefined;
    };
    const drop = () => {
      if (current) now.current.onDrop(current);
      end();
    };
    const giveUp = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      end();
    };
    stop.current = end;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', giveUp, true);
  };
  return { drag, onPointerDown };
}
