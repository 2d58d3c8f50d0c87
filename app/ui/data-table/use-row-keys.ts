import type { KeyboardEvent, RefObject } from 'react';

interface Rows {
  region: RefObject<HTMLElement | null>;
  count: number;
  /** Scrolls a row that isn't drawn yet into the window. */
  show: (index: number) => void;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

const typesText = (target: Element) =>
  target.matches('input:not([type=checkbox]), select, textarea');

/** Arrows go from row to row, Enter opens one, Space selects it. */
export function useRowKeys({ region, count, show }: Rows) {
  const rowAt = (index: number) =>
    region.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  const focus = (index: number) => {
    const found = rowAt(index);
    if (found) return found.focus();
    show(index);
    requestAnimationFrame(() => rowAt(index)?.focus());
  };
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (typesText(target)) return;
    const row = target.closest<HTMLElement>('[data-row]');
    const at = row ? Number(row.dataset.row) : -1;
    const step = STEPS[event.key];
    if (step && count > 0 && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      focus(Math.min(Math.max(step(at, count), 0), count - 1));
    } else if (row && target === row && event.key === 'Enter') {
      row.querySelector<HTMLElement>('[data-open]')?.click();
    } else if (row && target === row && event.key === ' ') {
      event.preventDefault();
      row.querySelector<HTMLElement>('input[type=checkbox]')?.click();
    }
  };
  return { press };
}
