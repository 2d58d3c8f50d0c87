import { useCallback, useMemo, useReducer } from 'react';
import type { PricingFlow } from '#schemas';
import {
  addedThings,
  type Edit,
  type History,
  openHistory,
  perform,
  redo,
  undo,
} from '../edit/index.ts';
import { notesOf } from '../graph/index.ts';
import { edgeIds } from '../trace.ts';

export interface Selection {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  notes: ReadonlySet<string>;
}

/** What changed the document last, for those who can't see it. */
export interface Done {
  how: 'edit' | 'undo' | 'redo';
  edit: Edit | undefined;
  before: PricingFlow;
  after: PricingFlow;
}

export interface EditorState {
  history: History;
  selection: Selection;
  /** Connections that the last edit could not keep, for those who should know. */
  lost: number;
  done: Done | undefined;
}

type Action =
  | { type: 'edit'; edit: Edit; at: number }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'select'; selection: Selection }
  | { type: 'pick'; part: keyof Selection; picks: readonly Picked[] };

/** One thing more, or one less, that is selected. */
interface Picked {
  id: string;
  selected: boolean;
}

const NOBODY: ReadonlySet<string> = new Set();
export const NOTHING: Selection = { nodes: NOBODY, edges: NOBODY, notes: NOBODY };

/** How many things are selected. */
export const selectedCount = ({ nodes, edges, notes }: Selection): number =>
  nodes.size + edges.size + notes.size;

/** Edits that bring nodes: these are selected then. */
const BRINGS = new Set([
  'add-node',
  'add-connected',
  'add-note',
  'insert-on-edge',
  'paste',
  'duplicate',
]);
/** Edits that may cost connections without saying so. */
const COSTS = new Set(['set-config', 'replace-kind']);

/** What of a selection is still there. */
function standing(selection: Selection, flow: PricingFlow): Selection {
  if (selectedCount(selection) === 0) return NOTHING;
  const { nodes, edges, notes } = selection;
  const ids = new Set(flow.nodes.map(({ id }) => id));
  const edgesLeft = edges.size === 0 ? edges : edges.intersection(new Set(edgeIds(flow)));
  const notesLeft =
    notes.size === 0 ? notes : notes.intersection(new Set(notesOf(flow).map(({ id }) => id)));
  return { nodes: nodes.intersection(ids), edges: edgesLeft, notes: notesLeft };
}

function edited(state: EditorState, edit: Edit, at: number): EditorState {
  const before = state.history.present;
  const history = perform(state.history, edit, at);
  if (history === state.history) return state;
  const { present } = history;
  const lost = COSTS.has(edit.type) ? before.edges.length - present.edges.length : 0;
  const done: Done = { how: 'edit', edit, before, after: present };
  if (!BRINGS.has(edit.type)) {
    return { history, selection: standing(state.selection, present), lost, done };
  }
  const { nodes, notes } = addedThings(before, present);
  const selection = { nodes: new Set(nodes), edges: NOBODY, notes: new Set(notes) };
  return { history, selection, lost, done };
}

function picked(selection: Selection, part: keyof Selection, picks: readonly Picked[]): Selection {
  if (picks.every(({ id, selected }) => selection[part].has(id) === selected)) return selection;
  const ids = new Set(selection[part]);
  for (const { id, selected } of picks) {
    if (selected) ids.add(id);
    else ids.delete(id);
  }
  return { ...selection, [part]: ids };
}

function reduce(state: EditorState, action: Action): EditorState {
  switch (action.type) {
    case 'edit':
      return edited(state, action.edit, action.at);
    case 'undo':
    case 'redo': {
      const history = (action.type === 'undo' ? undo : redo)(state.history);
      if (history === state.history) return state;
      const [before, after] = [state.history.present, history.present];
      const done: Done = { how: action.type, edit: undefined, before, after };
      return { history, selection: standing(state.selection, after), lost: 0, done };
    }
    case 'select':
      return { ...state, selection: action.selection };
    case 'pick': {
      const selection = picked(state.selection, action.part, action.picks);
      return selection === state.selection ? state : { ...state, selection };
    }
  }
}

export interface Editor {
  flow: PricingFlow;
  selection: Selection;
  lost: number;
  done: Done | undefined;
  canUndo: boolean;
  canRedo: boolean;
  edit: (edit: Edit) => void;
  undo: () => void;
  redo: () => void;
  select: (selection: Selection) => void;
  /** What the canvas says of single things; it tells nodes and edges apart, one after the other. */
  pick: (part: keyof Selection, picks: readonly Picked[]) => void;
  selectNode: (id: string | undefined) => void;
}

/** One document being edited, with its history and what is selected. */
export function useEditor(initial: PricingFlow): Editor {
  const [state, dispatch] = useReducer(
    reduce,
    initial,
    (flow): EditorState => ({
      history: openHistory(flow),
      selection: NOTHING,
      lost: 0,
      done: undefined,
    }),
  );
  const edit = useCallback(
    (wanted: Edit) => dispatch({ type: 'edit', edit: wanted, at: performance.now() }),
    [],
  );
  const select = useCallback((selection: Selection) => dispatch({ type: 'select', selection }), []);
  const pick = useCallback(
    (part: keyof Selection, picks: readonly Picked[]) => dispatch({ type: 'pick', part, picks }),
    [],
  );
  const selectNode = useCallback(
    (id: string | undefined) =>
      select(id === undefined ? NOTHING : { ...NOTHING, nodes: new Set([id]) }),
    [select],
  );
  const { history, selection, lost, done } = state;
  return useMemo(
    () => ({
      flow: history.present,
      selection,
      lost,
      done,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit,
      undo: () => dispatch({ type: 'undo' }),
      redo: () => dispatch({ type: 'redo' }),
      select,
      pick,
      selectNode,
    }),
    [history, selection, lost, done, edit, select, pick, selectNode],
  );
}
