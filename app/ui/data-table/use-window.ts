import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

export const ROW_PX = 36;
/** Shorter lists are drawn whole: the browser's own search finds everything in them. */
const DRAWN_WHOLE = 200;
const OVERSCAN = 12;

/** Which rows of a long list are drawn, and the space before and after them in pixels. */
export function useWindow(region: RefObject<HTMLElement | null>, count: number) {
  const long = count > DRAWN_WHOLE;
  const virtualizer = useVirtualizer({
    count,
    enabled: long,
    getScrollElement: () => region.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const show = (index: number) => {
    if (long) virtualizer.scrollToIndex(index);
  };
  if (!long) return { start: 0, end: count, before: 0, after: 0, show };
  const items = virtualizer.getVirtualItems();
  const start = items[0]?.index ?? 0;
  const end = items.length > 0 ? (items.at(-1)?.index ?? 0) + 1 : Math.min(count, 2 * OVERSCAN);
  return { start, end, before: start * ROW_PX, after: (count - end) * ROW_PX, show };
}
