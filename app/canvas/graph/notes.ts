import type { FlowNote, PricingFlow } from '#schemas';

export const NOTE_COLOURS = ['yellow', 'blue', 'green', 'purple', 'grey'] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

/** Sizes that a note may have, as its schema says. */
export const NOTE_SIZE = {
  width: { least: 80, usual: 220, most: 2000 },
  height: { least: 40, usual: 120, most: 2000 },
} as const;

export const colourOf = ({ colour }: FlowNote): NoteColour =>
  NOTE_COLOURS.find((known) => known === colour) ?? 'yellow';

function isNote(given: unknown): given is FlowNote {
  const { id, text, x, y, width, height } = (given ?? {}) as Partial<FlowNote>;
  return (
    typeof id === 'string' &&
    typeof text === 'string' &&
    [x, y, width, height].every((figure) => Number.isFinite(figure))
  );
}

/** Notes that can be drawn; a draft may have anything in their place. */
export function notesOf({ layout }: Pick<PricingFlow, 'layout'>): readonly FlowNote[] {
  const notes: unknown = layout?.notes;
  if (!Array.isArray(notes)) return [];
  const known = new Set<string>();
  return notes.filter((note): note is FlowNote => {
    if (!isNote(note) || known.has(note.id)) return false;
    known.add(note.id);
    return true;
  });
}

/** What the canvas calls a note: no node's id holds a colon. */
const PREFIX = 'note:';
export const noteKey = (id: string): string => `${PREFIX}${id}`;
export const noteIdOf = (key: string): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
