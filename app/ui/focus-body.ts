/**
 * What a dialog focuses when it opens: the first field in its body, else the dialog itself, never
 * the button that closes it.
 */
export function focusBody(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  const fields = 'input:not([type=hidden]), textarea, select';
  const field = dialog.querySelector<HTMLElement>(`:is(${fields}):not(:disabled)`);
  (field ?? dialog).focus();
}
