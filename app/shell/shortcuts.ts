const typesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

const isInDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null;

/**
 * Calls back when a key is pressed and nobody is typing; returns what ends it. `mod+k` is Ctrl or ⌘
 * with K, and works while typing too.
 */
export function onShortcut(keys: string, perform: () => void): () => void {
  const modified = keys.startsWith('mod+');
  const wanted = modified ? keys.slice('mod+'.length) : keys;
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    if (held !== modified || event.key.toLowerCase() !== wanted) return;
    if (!modified && (typesText(event.target) || isInDialog(event.target))) return;
    event.preventDefault();
    perform();
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}

const SHOW = 'ratecraft-shortcuts';

/** Opens the list of shortcuts, from wherever. */
export function showShortcuts(): void {
  window.dispatchEvent(new Event(SHOW));
}

/** Calls back when the list of shortcuts is wanted; returns what ends it. */
export function onShowShortcuts(show: () => void): () => void {
  window.addEventListener(SHOW, show);
  const ends = onShortcut('?', show);
  return () => {
    window.removeEventListener(SHOW, show);
    ends();
  };
}
