import { type RefObject, useEffect, useRef } from 'react';
import type { Actions } from './commands/index.ts';
import { isOnStage, typesText } from './stage-target.ts';
import { type Editor, selectedCount } from './use-editor.ts';

const STEP = 4;
const LEAP = 20;
const PAN = 80;

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface KeyUse {
  stage: RefObject<HTMLElement | null>;
  editor: Editor;
  actions: Actions;
  onSave: () => void;
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null;

/** Keys with Ctrl or ⌘ that count in the whole editor; gives whether the key was one. */
function anywhere(event: KeyboardEvent, { actions }: KeyUse): boolean {
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  if (key === 'y' || event.shiftKey) actions.redo();
  else actions.undo();
  return true;
}

/** The same on the canvas only. */
function onCanvas(event: KeyboardEvent, { actions }: KeyUse): boolean {
  const [x, y] = MOVES[event.key] ?? [];
  if (x !== undefined && y !== undefined) {
    actions.pan(-x * PAN, -y * PAN);
    return true;
  }
  switch (event.key.toLowerCase()) {
    case 'a':
      actions.selectAll();
      return true;
    case 'd':
      actions.duplicate();
      return true;
    case 'f':
      actions.search();
      return true;
    default:
      return false;
  }
}

/** Actions that need to be told nothing. */
type PlainAction = Exclude<keyof Actions, 'add' | 'goTo' | 'arrange' | 'nudge' | 'pan'>;

const LETTERS: Readonly<Record<string, PlainAction>> = {
  n: 'addNode',
  t: 'addNote',
  l: 'layOut',
  g: 'snap',
  h: 'hand',
  '1': 'fit',
  '0': 'zoomWhole',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  Delete: 'remove',
  Backspace: 'remove',
};

function letterOf({ key, shiftKey }: KeyboardEvent): PlainAction | undefined {
  const name = LETTERS[key.length === 1 ? key.toLowerCase() : key];
  return name === 'addNode' && shiftKey ? 'addAfter' : name;
}

function alone(event: KeyboardEvent, { editor, actions }: KeyUse): boolean {
  const { selection } = editor;
  const [x, y] = MOVES[event.key] ?? [];
  const isMovable = selection.nodes.size + selection.notes.size > 0;
  if (x !== undefined && y !== undefined && isMovable && !event.altKey) {
    const by = event.shiftKey ? LEAP : STEP;
    actions.nudge(x * by, y * by);
    return true;
  }
  if (event.altKey) return false;
  const letter = letterOf(event);
  if (letter) {
    actions[letter]();
    return true;
  }
  if (event.key === 'Escape' && selectedCount(selection) > 0) {
    actions.deselect();
    return true;
  }
  return false;
}

/** Saving, and going from problem to problem, from wherever in the page. */
function always(event: KeyboardEvent, { onSave, actions }: KeyUse): boolean {
  const isHeld = event.ctrlKey || event.metaKey;
  if (isHeld && event.key.toLowerCase() === 's') onSave();
  else if (event.key === 'F8' && event.shiftKey) actions.lastProblem();
  else if (event.key === 'F8') actions.nextProblem();
  else return false;
  return true;
}

function isTaken(event: KeyboardEvent, use: KeyUse): boolean {
  if (always(event, use)) return true;
  const { target } = event;
  if (typesText(target) || isInDialog(target)) return false;
  const isHere = isOnStage(target, use.stage.current);
  if (event.ctrlKey || event.metaKey) {
    return anywhere(event, use) || (isHere && onCanvas(event, use));
  }
  return isHere && alone(event, use);
}

/** The keys of the canvas; a field that is typed in keeps its own. Save works everywhere. */
export function useKeys(use: KeyUse): void {
  const now = useRef(use);
  now.current = use;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isTaken(event, now.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
