/** Nothing has the focus, or something that can't have keys any more. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || activeElement.matches(':disabled')
  );
}

/** Whether keys pressed here go into a text. */
export const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

/** The canvas has the focus, or something around it that took it because nothing else could. */
export const isOnStage = (target: EventTarget | null, stage: HTMLElement | null): boolean =>
  stage !== null && target instanceof Node && (stage.contains(target) || target.contains(stage));
