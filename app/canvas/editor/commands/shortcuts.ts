import type { ActionName } from './actions.ts';

export type ShortcutGroup = 'add' | 'edit' | 'see' | 'go';

type Keys = readonly string[];

/** Keys of actions, as they are shown; `use-keys` listens for the same. */
export const ACTION_KEYS: Readonly<Partial<Record<ActionName, Keys>>> = {
  undo: ['Ctrl', 'Z'],
  redo: ['Ctrl', 'Shift', 'Z'],
  selectAll: ['Ctrl', 'A'],
  duplicate: ['Ctrl', 'D'],
  remove: ['Del'],
  addNode: ['N'],
  addAfter: ['Shift', 'N'],
  addNote: ['T'],
  search: ['Ctrl', 'F'],
  fit: ['1'],
  zoomWhole: ['0'],
  zoomIn: ['+'],
  zoomOut: ['-'],
  layOut: ['L'],
  snap: ['G'],
  hand: ['H'],
  nextProblem: ['F8'],
  lastProblem: ['Shift', 'F8'],
  help: ['?'],
};

/** What stands in the list of shortcuts, in its order; words beside the actions are gestures. */
export const SHORTCUT_GROUPS: Readonly<
  Record<ShortcutGroup, readonly (ActionName | readonly [word: GestureWord, ...Keys[]])[]>
> = {
  add: [
    'addNode',
    'addAfter',
    'addNote',
    ['doubleClick', ['2×']],
    ['write', ['Enter'], ['F2']],
    ['copy', ['Ctrl', 'C'], ['Ctrl', 'X'], ['Ctrl', 'V']],
  ],
  edit: [
    'undo',
    'redo',
    'selectAll',
    'duplicate',
    'remove',
    ['nudge', ['←', '↑', '↓', '→']],
    ['nudgeFar', ['Shift', '← → …']],
    'layOut',
    'snap',
  ],
  see: [
    'fit',
    'zoomWhole',
    'zoomIn',
    'zoomOut',
    ['pan', ['Space']],
    ['panKeys', ['Ctrl', '← → …']],
    'hand',
  ],
  go: [
    ['walk', ['Alt', '← → …']],
    ['choose', ['Enter']],
    ['chooseMore', ['Shift', 'Enter']],
    ['panes', ['F6']],
    'search',
    'nextProblem',
    'lastProblem',
    ['save', ['Ctrl', 'S']],
  ],
};

export type GestureWord =
  | 'doubleClick'
  | 'write'
  | 'copy'
  | 'nudge'
  | 'nudgeFar'
  | 'pan'
  | 'panKeys'
  | 'walk'
  | 'choose'
  | 'chooseMore'
  | 'panes'
  | 'save';
