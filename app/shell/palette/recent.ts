import type { Route } from 'next';
import { useMemo } from 'react';
import { useRemembered } from '../../ui/use-remembered.ts';

export interface RecentItem {
  label: string;
  detail: string;
  href: Route;
}

const MOST_RECENT = 6;

/** What was kept, as far as it still reads as what we keep. */
export function parseRecent(text: string | null): RecentItem[] {
  if (text === null) return [];
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items.filter(isRecentItem).slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

function isRecentItem(item: unknown): item is RecentItem {
  const { label, detail, href } = (item ?? {}) as Partial<Record<keyof RecentItem, unknown>>;
  return typeof label === 'string' && typeof detail === 'string' && isOwnAddress(href);
}

/** An address within the workbench: what is kept in a browser may have been tampered with. */
function isOwnAddress(href: unknown): boolean {
  return typeof href === 'string' && /^\/(?![/\\])/.test(href);
}

/** What this person opened from the palette on this machine and in this tenant, the latest first. */
export function useRecent(owner: string): [RecentItem[], (item: RecentItem) => void] {
  const [text, write] = useRemembered(`palette.recent.${owner}`);
  const items = useMemo(() => parseRecent(text), [text]);
  const add = (item: RecentItem) => {
    const others = items.filter(({ href }) => href !== item.href);
    write(JSON.stringify([item, ...others].slice(0, MOST_RECENT)));
  };
  return [items, add];
}
