import { useSyncExternalStore } from 'react';

const SMALL = '(max-width: 767.98px)';

function listen(changed: () => void): () => void {
  const query = window.matchMedia(SMALL);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether there is no room for panes beside the canvas. */
export const useIsSmall = (): boolean =>
  useSyncExternalStore(
    listen,
    () => window.matchMedia(SMALL).matches,
    () => false,
  );
