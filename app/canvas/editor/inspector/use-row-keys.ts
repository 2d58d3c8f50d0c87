import { useRef } from 'react';
import { isFocusLost } from '../stage-target.ts';

/** A menu that closes holds the focus for some frames. */
const MOST_FRAMES = 30;

function onceLost(focus: () => void, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    if (isFocusLost()) focus();
    else if (frames > 0) onceLost(focus, frames - 1);
  });
}

const FIELD = 'input, select, textarea, [contenteditable=true]';

/** Where the keys go on when a row of a list comes or goes. */
export function useRowKeys<List extends HTMLElement>() {
  const list = useRef<List>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const fieldAt = (index: number) =>
    list.current?.children[index]?.querySelector<HTMLElement>(FIELD) ?? undefined;
  const last = () => (list.current?.children.length ?? 0) - 1;
  return {
    list,
    adder,
    /** What the new row begins with is what comes next to type. */
    onAdded: () =>
      requestAnimationFrame(() => {
        const field = fieldAt(last());
        field?.focus();
        if (field instanceof HTMLInputElement) field.select();
      }),
    /** From a row that is gone to the one in its place, else the one before, else to adding. */
    onRemoved: (index: number) =>
      onceLost(() => (fieldAt(Math.min(index, last())) ?? adder.current)?.focus()),
    onMoved: (index: number) => onceLost(() => fieldAt(index)?.focus()),
  };
}
