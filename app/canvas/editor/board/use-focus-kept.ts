import { type RefObject, useEffect, useRef } from 'react';
import { noteKey } from '../../graph/index.ts';
import { boxOf, type FlowModel } from '../../model.ts';
import { focusNode } from '../../use-view.ts';
import { isFocusLost } from '../stage-target.ts';
import type { Editor } from '../use-editor.ts';

/** The card that lies nearest to where another one was. */
function nearest(before: FlowModel, after: FlowModel, gone: string): string | undefined {
  const from = boxOf(before, gone);
  if (!from) return undefined;
  const distance = ({ x, y }: { x: number; y: number }) =>
    Math.abs(x - from.x) + 2 * Math.abs(y - from.y);
  return [...after.places]
    .filter(([id]) => after.graph.byId.has(id))
    .sort(([, a], [, b]) => distance(a) - distance(b))[0]?.[0];
}

/**
 * The focus stays on the canvas: it goes to what an edit brought, and from what is gone to what is
 * chosen, else to what lies near, else to the canvas itself.
 */
export function useFocusKept(
  board: RefObject<HTMLElement | null>,
  model: FlowModel,
  { selection, done }: Editor,
): void {
  const last = useRef<string>(undefined);
  const models = useRef({ before: model, now: model });
  if (models.current.now !== model) models.current = { before: models.current.now, now: model };
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const node = target instanceof HTMLElement ? target.closest('.react-flow__node') : null;
      if (node instanceof HTMLElement) last.current = node.dataset.id;
    };
    const element = board.current;
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [board]);
  const latest = useRef(selection);
  latest.current = selection;
  useEffect(() => {
    if (!done) return undefined;
    const isBrought = BRINGS.has(done.edit?.type ?? '');
    const keep = () => {
      const { nodes, notes } = latest.current;
      const active = document.activeElement;
      const isHere = active instanceof Node && board.current?.contains(active);
      const isTyping = active instanceof HTMLElement && active.matches('input, textarea');
      if (!isFocusLost() && !(isBrought && isHere && !isTyping)) return;
      const [node] = nodes;
      const [note] = notes;
      const { before, now } = models.current;
      const near = last.current === undefined ? undefined : nearest(before, now, last.current);
      const wanted = node ?? (note === undefined ? near : noteKey(note));
      if (wanted === undefined) board.current?.focus({ preventScroll: true });
      else focusNode(board.current, wanted);
    };
    let frame = requestAnimationFrame(() => {
      // A menu that closes gives the focus back a moment later.
      if (isFocusLost() && !isBrought) frame = requestAnimationFrame(keep);
      else keep();
    });
    return () => cancelAnimationFrame(frame);
  }, [board, done]);
}

const BRINGS = new Set(['add-node', 'add-connected', 'insert-on-edge', 'paste', 'duplicate']);
