import { useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { boxOf, type FlowModel } from './model.ts';

/** Below these zooms small print can't be read: it grows, then only titles are left. */
const LEVELS = [
  { level: 'near', from: 0.8 },
  { level: 'middle', from: 0.62 },
  { level: 'low', from: 0.42 },
] as const;
const LEAST_READABLE = 0.42;
/** How near a node is shown that was searched for. */
export const COMFORTABLE_ZOOM = 0.8;
/** Only what is in sight is drawn where a flow is larger than this. */
export const CULL_FROM_NODES = 60;

/** Brings a node into sight, and not nearer than it must. */
export function useReveal(model: FlowModel) {
  const { setCenter, getViewport } = useReactFlow();
  const width = useStore(({ width: boardWidth }) => boardWidth);
  const height = useStore(({ height: boardHeight }) => boardHeight);
  return useCallback(
    async (id: string, leastZoom = LEAST_READABLE) => {
      const box = boxOf(model, id);
      if (!box || width === 0) return;
      const { x, y, zoom } = getViewport();
      const left = box.x * zoom + x;
      const top = box.y * zoom + y;
      const isInSight =
        zoom >= leastZoom &&
        left >= 0 &&
        top >= 0 &&
        left + box.width * zoom <= width &&
        top + box.height * zoom <= height;
      if (isInSight) return;
      await setCenter(box.x + box.width / 2, box.y + box.height / 2, {
        zoom: Math.max(zoom, leastZoom),
      });
    },
    [model, getViewport, setCenter, width, height],
  );
}

/** A node that comes into sight is drawn some frames later. */
const MOST_FRAMES = 30;

/** Gives a node the focus, which it can take only once it is drawn. */
export function focusNode(board: HTMLElement | null, id: string, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    const selector = `.react-flow__node[data-id="${CSS.escape(id)}"]`;
    const node = board?.querySelector<HTMLElement>(selector);
    node?.focus({ preventScroll: true });
    const isThere = node !== null && node !== undefined && document.activeElement === node;
    if (!isThere && frames > 0) focusNode(board, id, frames - 1);
  });
}

/** A little too small to read all of it is better than an end that is cut off. */
const ALMOST = 0.8;

/** Room for what floats over the drawing. */
const MARGIN = { x: 40, top: 56, bottom: 64 };

/** Shows all of the flow where that can be read, else its beginning. */
export function useStart(leastZoom = LEAST_READABLE): void {
  const { getNodes, getNodesBounds, setViewport } = useReactFlow();
  const width = useStore(({ width: boardWidth }) => boardWidth);
  const height = useStore(({ height: boardHeight }) => boardHeight);
  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current || width === 0 || height === 0) return;
    isShown.current = true;
    const bounds = getNodesBounds(getNodes());
    const room = { width: width - 2 * MARGIN.x, height: height - MARGIN.top - MARGIN.bottom };
    const fitting = Math.min(room.width / bounds.width, room.height / bounds.height);
    const zoom = Math.min(1, fitting < ALMOST * leastZoom ? leastZoom : fitting);
    const spare = (size: number, drawn: number) => Math.max(0, (size - drawn * zoom) / 2);
    void setViewport({
      x: MARGIN.x + spare(room.width, bounds.width) - bounds.x * zoom,
      y: MARGIN.top + spare(room.height, bounds.height) - bounds.y * zoom,
      zoom,
    });
  }, [width, height, leastZoom, getNodes, getNodesBounds, setViewport]);
}

/** What is in the middle stays there when a pane opens beside the drawing. */
export function useKeepMiddle(onKept: () => void): void {
  const { getViewport, setViewport } = useReactFlow();
  const width = useStore(({ width: boardWidth }) => boardWidth);
  const height = useStore(({ height: boardHeight }) => boardHeight);
  const before = useRef<{ width: number; height: number }>(undefined);
  const kept = useRef(onKept);
  kept.current = onKept;
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const last = before.current;
    before.current = { width, height };
    if (!last) return;
    const { x, y, zoom } = getViewport();
    const [right, down] = [(width - last.width) / 2, (height - last.height) / 2];
    void setViewport({ x: x + right, y: y + down, zoom }).then(() => kept.current());
  }, [width, height, getViewport, setViewport]);
}

/** How much of a card can be read at this zoom. */
export function useZoomLevel(): string {
  return useStore(
    ({ transform: [, , zoom] }) => LEVELS.find(({ from }) => zoom >= from)?.level ?? 'far',
  );
}
