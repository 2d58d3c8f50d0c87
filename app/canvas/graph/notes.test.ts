import { describe, expect, it } from 'vitest';
import type { FlowNote } from '#schemas';
import { colourOf, noteIdOf, noteKey, notesOf } from './notes.ts';

const NOTE: FlowNote = { id: 'n', text: 'x', x: 1, y: 2, width: 200, height: 100 };
const read = (notes: unknown) => notesOf({ layout: { notes: notes as FlowNote[] } });

describe('the notes of a draft', () => {
  it.each([[undefined], [null], ['x'], [{}], [[null, 1, 'x', {}, { ...NOTE, x: '1' }]]])(
    'that holds %j are none',
    (notes) => {
      expect(read(notes)).toEqual([]);
    },
  );

  it('are told apart by their ids', () => {
    expect(read([NOTE, { ...NOTE, text: 'again' }])).toEqual([NOTE]);
    expect(notesOf({})).toEqual([]);
  });

  it('have a colour that is known', () => {
    expect(colourOf(NOTE)).toBe('yellow');
    expect(colourOf({ ...NOTE, colour: 'red' as never })).toBe('yellow');
    expect(colourOf({ ...NOTE, colour: 'blue' })).toBe('blue');
  });

  it('are called on the canvas by what no node can be called', () => {
    expect(noteIdOf(noteKey('n'))).toBe('n');
    expect(noteIdOf('n')).toBeUndefined();
  });
});
