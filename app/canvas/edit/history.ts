import type { PricingFlow } from '#schemas';
import { applyEdit } from './apply-edit.ts';
import type { Edit, EditType } from './edit.ts';
import { equalJson } from './json.ts';

/** Steps that can be taken back. */
const MOST_STEPS = 500;
/** Keystrokes in one field that follow each other so soon are one step. */
const PAUSE_MS = 1000;

interface Step {
  /** The document before, or of a step taken back the one after; what didn't change is shared. */
  document: PricingFlow;
  edit: EditType;
}

/** One document and how it came about. Begins anew with every version that is opened. */
export interface History {
  present: PricingFlow;
  past: readonly Step[];
  future: readonly Step[];
  /** The field of the last step, and when it was last typed in. */
  typing: { field: string; at: number } | null;
}

export const openHistory = (document: PricingFlow): History => ({
  present: document,
  past: [],
  future: [],
  typing: null,
});

/** What of an edit is typed letter by letter; undefined for edits that stand alone. */
function fieldOf(edit: Edit): string | undefined {
  switch (edit.type) {
    case 'set-config':
      return typeof edit.value === 'string' ? JSON.stringify([edit.node, edit.path]) : undefined;
    case 'set-note':
      return JSON.stringify([edit.node]);
    case 'set-texts':
      return 'texts';
    default:
      return undefined;
  }
}

/**
 * An edit done. What was taken back before is gone.
 * @param at milliseconds on any clock that only goes on
 */
export function perform(history: History, edit: Edit, at: number): History {
  const { present, past, typing } = history;
  const document = applyEdit(present, edit);
  if (document === present) return history;
  const field = fieldOf(edit);
  const next = field === undefined ? null : { field, at };
  const goesOn = typing !== null && typing.field === field && at - typing.at < PAUSE_MS;
  const steps = goesOn ? past : [...past, { document: present, edit: edit.type }];
  return { present: document, past: steps.slice(-MOST_STEPS), future: [], typing: next };
}

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    present: step.document,
    past: history.past.slice(0, -1),
    future: [...history.future, { document: history.present, edit: step.edit }],
    typing: null,
  };
}

export function redo(history: History): History {
  const step = history.future.at(-1);
  if (!step) return history;
  return {
    present: step.document,
    past: [...history.past, { document: history.present, edit: step.edit }],
    future: history.future.slice(0, -1),
    typing: null,
  };
}

/** Whether a document differs from the one that is kept; exact, also after undo. */
export const isDirty = (document: PricingFlow, kept: PricingFlow): boolean =>
  !equalJson(document, kept);
