import { type RefObject, useEffect } from 'react';

const FOCUSABLE =
  'button:not([disabled]), a[href], input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"], [contenteditable="true"]';

const isShown = (element: HTMLElement): boolean => element.checkVisibility();

/** What had the focus in a pane, else what comes first, else the pane's own canvas. */
function wantedIn(pane: HTMLElement, before: WeakMap<HTMLElement, HTMLElement>) {
  const last = before.get(pane);
  if (last?.isConnected && pane.contains(last) && isShown(last)) return last;
  const first = [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown);
  return first ?? pane.querySelector<HTMLElement>('[tabindex="-1"]') ?? undefined;
}

/** F6 goes from pane to pane, Shift F6 back; each knows where one was in it. */
export function usePanes(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = new WeakMap<HTMLElement, HTMLElement>();
    const listen = (event: KeyboardEvent) => {
      const isAsked = event.key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!isAsked || event.defaultPrevented || !root.current) return;
      if (document.activeElement?.closest('[role=dialog]')) return;
      event.preventDefault();
      const panes = [...root.current.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);
      const active = document.activeElement;
      const at = panes.findIndex((pane) => pane.contains(active));
      const here = panes[at];
      if (here && active instanceof HTMLElement) before.set(here, active);
      const step = event.shiftKey ? -1 : 1;
      const from = at === -1 && event.shiftKey ? 0 : at;
      const next = panes[(from + step + panes.length) % Math.max(panes.length, 1)];
      if (next) wantedIn(next, before)?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [root]);
}
