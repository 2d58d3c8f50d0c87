'use client';

import { useCallback, useSyncExternalStore } from 'react';

const CHANGED = 'ratecraft-remembered';

function listen(changed: () => void) {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser that refuses storage forgets; nothing else is lost.
    return null;
  }
}

/**
 * A small preference of this person on this machine, such as the columns of a list. Rendered on
 * the server, and first in the browser, as if nothing was remembered.
 */
export function useRemembered(name: string | undefined): [string | null, (value: string) => void] {
  const key = `ratecraft.${name}`;
  const value = useSyncExternalStore(
    listen,
    () => (name === undefined ? null : read(key)),
    () => null,
  );
  const remember = useCallback(
    (next: string) => {
      try {
        localStorage.setItem(key, next);
      } catch {
        return;
      }
      window.dispatchEvent(new Event(CHANGED));
    },
    [key],
  );
  return [value, remember];
}
