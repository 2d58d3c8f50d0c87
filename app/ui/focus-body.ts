/** What had the focus before a dialog took it. */
const openedFrom = new WeakMap<EventTarget, HTMLElement>();

/**
 * What a dialog focuses when it opens: the first field in its body, else the dialog itself, never
 * the button that closes it.
 */
export function focusBody(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) {
    openedFrom.set(dialog, document.activeElement);
  }
  const fields = 'input:not([type=hidden]), textarea, select';
  const found = dialog.querySelectorAll<HTMLElement>(`:is(${fields}):not(:disabled)`);
  // What chooses a file is often hidden behind a button.
  const field = [...found].find((each) => each.checkVisibility({ visibilityProperty: true }));
  (field ?? dialog).focus();
}

/** A dialog that is gone gives the focus back to what had it, unless somebody else took it. */
export function returnFocus(event: Event): void {
  const before = event.currentTarget && openedFrom.get(event.currentTarget);
  const active = document.activeElement;
  if (!before?.isConnected || (active !== null && active !== document.body)) return;
  event.preventDefault();
  before.focus();
}
