import { useSyncExternalStore } from 'react';

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** What the key for shortcuts is called on this machine. */
export function useModifierKey(): 'Ctrl' | '⌘' {
  const apple = useSyncExternalStore(
    () => () => {},
    isApple,
    () => false,
  );
  return apple ? '⌘' : 'Ctrl';
}
