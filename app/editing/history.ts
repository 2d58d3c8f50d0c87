import { equalJson } from './json.ts';

/** Steps that can be taken back. */
const MOST_STEPS = 500;
/** Keystrokes in one field that follow each other so soon are one step. */
const PAUSE_MS = 1000;

/** One document and how it came about. Begins anew with every version that is opened. */
export interface History<Document> {
  present: Document;
  /** Documents before; what didn't change is shared among them. */
  past: readonly Document[];
  future: readonly Document[];
  /** The field of the last step, and when it was last typed in. */
  typing: { field: string; at: number } | null;
}

/** How one kind of document is edited. */
export interface Editing<Document, Edit> {
  /** The same document where an edit changes nothing or may not be. */
  apply: (document: Document, edit: Edit) => Document;
  /** What of an edit is typed letter by letter; undefined for edits that stand alone. */
  fieldOf: (edit: Edit) => string | undefined;
}

export const openHistory = <Document>(document: Document): History<Document> => ({
  present: document,
  past: [],
  future: [],
  typing: null,
});

/**
 * An edit done. What was taken back before is gone.
 * @param at milliseconds on any clock that only goes on
 */
export function performEdit<Document, Edit>(
  history: History<Document>,
  edit: Edit,
  at: number,
  { apply, fieldOf }: Editing<Document, Edit>,
): History<Document> {
  const { present, past, typing } = history;
  const document = apply(present, edit);
  if (document === present) return history;
  const field = fieldOf(edit);
  const next = field === undefined ? null : { field, at };
  const goesOn = typing !== null && typing.field === field && at - typing.at < PAUSE_MS;
  const steps = goesOn ? past : [...past, present];
  return { present: document, past: steps.slice(-MOST_STEPS), future: [], typing: next };
}

export function undo<Document>(history: History<Document>): History<Document> {
  const { present, past, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return {
    present: before,
    past: past.slice(0, -1),
    future: [...future, present],
    typing: null,
  };
}

export function redo<Document>(history: History<Document>): History<Document> {
  const { present, past, future } = history;
  const after = future.at(-1);
  if (after === undefined) return history;
  return {
    present: after,
    past: [...past, present],
    future: future.slice(0, -1),
    typing: null,
  };
}

/** Whether a document differs from the one that is kept; exact, also after undo. */
export const isDirty = <Document>(document: Document, kept: Document): boolean =>
  !equalJson(document, kept);
