import { type RefObject, useEffect, useRef } from 'react';
import { placesIn } from '../edit/index.ts';
import { isOnStage, typesText } from './stage-target.ts';
import { type Editor, NOTHING } from './use-editor.ts';

const STEP = 4;
const LEAP = 20;

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface KeyUse {
  stage: RefObject<HTMLElement | null>;
  editor: Editor;
  onSearch: () => void;
  onSave: () => void;
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null;

function nudge({ flow, selection, edit }: Editor, [x, y]: readonly [number, number], by: number) {
  const places = placesIn(flow);
  const moved = [...selection.nodes].flatMap((id) => {
    const at = places[id];
    return at ? [[id, { x: at.x + x * by, y: at.y + y * by }] as const] : [];
  });
  edit({ type: 'move', places: Object.fromEntries(moved) });
}

/** Keys with Ctrl or ⌘ that count in the whole editor; gives whether the key was one. */
function anywhere(event: KeyboardEvent, { editor }: KeyUse): boolean {
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  if (key === 'y' || event.shiftKey) editor.redo();
  else editor.undo();
  return true;
}

/** The same on the canvas only. */
function onCanvas(event: KeyboardEvent, { editor, onSearch }: KeyUse): boolean {
  const { flow, selection } = editor;
  switch (event.key.toLowerCase()) {
    case 'a':
      editor.select({ ...NOTHING, nodes: new Set(flow.nodes.map(({ id }) => id)) });
      return true;
    case 'd':
      editor.edit({ type: 'duplicate', nodes: [...selection.nodes] });
      return true;
    case 'f':
      onSearch();
      return true;
    default:
      return false;
  }
}

function alone(event: KeyboardEvent, { editor }: KeyUse): boolean {
  const { selection } = editor;
  const move = MOVES[event.key];
  if (move && selection.nodes.size > 0 && !event.altKey) {
    nudge(editor, move, event.shiftKey ? LEAP : STEP);
    return true;
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    editor.edit({ type: 'remove', nodes: [...selection.nodes], edges: [...selection.edges] });
    return true;
  }
  if (event.key === 'Escape' && selection.nodes.size + selection.edges.size > 0) {
    editor.select(NOTHING);
    return true;
  }
  return false;
}

/** The keys of the canvas; a field that is typed in keeps its own. Save works everywhere. */
export function useKeys(use: KeyUse): void {
  const now = useRef(use);
  now.current = use;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { stage, onSave } = now.current;
      const held = event.ctrlKey || event.metaKey;
      if (held && event.key.toLowerCase() === 's') {
        event.preventDefault();
        onSave();
        return;
      }
      const { target } = event;
      if (typesText(target) || isInDialog(target)) return;
      const isHere = isOnStage(target, stage.current);
      const isKey = held
        ? anywhere(event, now.current) || (isHere && onCanvas(event, now.current))
        : isHere && alone(event, now.current);
      if (!isKey) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
