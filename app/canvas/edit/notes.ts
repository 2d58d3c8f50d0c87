import type { FlowNote, PricingFlow } from '#schemas';
import { equalJson } from '../../editing/index.ts';
import { NOTE_COLOURS, NOTE_SIZE, notesOf, type Place } from '../graph/index.ts';
import { freeName } from './new-node.ts';

const MOST_NOTES = 200;
export const MOST_NOTE_TEXT = 4000;

export type NoteMembers = Partial<Omit<FlowNote, 'id'>>;

/** A draft without any has no member for them. */
function withNotes(flow: PricingFlow, notes: readonly FlowNote[]): PricingFlow {
  const { notes: _, ...rest } = flow.layout ?? {};
  return { ...flow, layout: notes.length === 0 ? rest : { ...rest, notes: [...notes] } };
}

const within = ({ least, most }: { least: number; most: number }, figure: number): number =>
  Math.round(Math.min(most, Math.max(least, figure)));

/** Within the limits of the schema, whatever was asked for. */
function usable(note: FlowNote): FlowNote {
  const { colour, ...rest } = note;
  return {
    ...rest,
    text: note.text.slice(0, MOST_NOTE_TEXT),
    x: Math.round(note.x),
    y: Math.round(note.y),
    width: within(NOTE_SIZE.width, note.width),
    height: within(NOTE_SIZE.height, note.height),
    ...(colour && NOTE_COLOURS.includes(colour) && { colour }),
  };
}

const isDrawable = ({ x, y, width, height }: FlowNote): boolean =>
  [x, y, width, height].every(Number.isFinite);

/** Notes added under ids of their own; those that find no room are left out. */
export function addNotes(flow: PricingFlow, added: readonly FlowNote[]): PricingFlow {
  const known = notesOf(flow);
  const taken = new Set(known.map(({ id }) => id));
  const room = Math.max(0, MOST_NOTES - known.length);
  const fresh = added
    .filter(isDrawable)
    .slice(0, room)
    .map((note) => {
      const id = freeName(note.id, taken);
      taken.add(id);
      return { ...usable(note), id };
    });
  return fresh.length === 0 ? flow : withNotes(flow, [...known, ...fresh]);
}

export function addNote(flow: PricingFlow, at: Place, text = ''): PricingFlow {
  const { width, height } = NOTE_SIZE;
  return addNotes(flow, [
    { id: 'note1', text, x: at.x, y: at.y, width: width.usual, height: height.usual },
  ]);
}

export function changeNote(flow: PricingFlow, id: string, members: NoteMembers): PricingFlow {
  const notes = notesOf(flow);
  const before = notes.find((note) => note.id === id);
  if (!before) return flow;
  const after = { ...before, ...members, id };
  if (!isDrawable(after) || equalJson(before, usable(after))) return flow;
  return withNotes(
    flow,
    notes.map((note) => (note.id === id ? usable(after) : note)),
  );
}

export function moveNotes(
  flow: PricingFlow,
  places: Readonly<Record<string, Place>> = {},
): PricingFlow {
  return Object.entries(places).reduce(
    (moved, [id, { x, y }]) => changeNote(moved, id, { x, y }),
    flow,
  );
}

export function removeNotes(flow: PricingFlow, ids: readonly string[] = []): PricingFlow {
  const gone = new Set(ids);
  const notes = notesOf(flow);
  const left = notes.filter(({ id }) => !gone.has(id));
  return left.length === notes.length ? flow : withNotes(flow, left);
}

const REACH = 400;

/** Notes that stand beside a node go where it goes. */
export function followNodes(before: PricingFlow, after: PricingFlow): PricingFlow {
  const [from, to] = [before, after].map(({ layout }) => layout?.nodes ?? {});
  const places = notesOf(before).flatMap((note): [string, Place][] => {
    const near = Object.entries(from ?? {})
      .map(([id, { x, y }]) => ({ id, distance: Math.abs(x - note.x) + Math.abs(y - note.y) }))
      .sort((a, b) => a.distance - b.distance)[0];
    if (!near || near.distance > REACH) return [];
    const [was, is] = [from?.[near.id], to?.[near.id]];
    return was && is ? [[note.id, { x: note.x + is.x - was.x, y: note.y + is.y - was.y }]] : [];
  });
  return moveNotes(after, Object.fromEntries(places));
}
