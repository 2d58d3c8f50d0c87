'use client';

import { useState } from 'react';

/** Cells as a person has changed them and not saved yet, by row and column. */
export type Edits = ReadonlyMap<string, { row: number; column: string; text: string }>;

const MOST_AT_ONCE = 200;

export const editKey = (row: number, column: string) => `${row} ${column}`;

export function useEdits() {
  const [edits, setEdits] = useState<Edits>(new Map());
  return {
    edits,
    clear: () => setEdits(new Map()),
    /** `was`: what stands there now; the same again is no edit. */
    edit: (row: number, column: string, text: string, was: string) =>
      setEdits((before) => {
        const next = new Map(before);
        if (text === was) next.delete(editKey(row, column));
        else next.set(editKey(row, column), { row, column, text });
        return next;
      }),
  };
}

export function editsToRows(edits: Edits) {
  const rows = new Map<number, Record<string, string>>();
  for (const { row, column, text } of edits.values()) {
    rows.set(row, { ...rows.get(row), [column]: text });
  }
  return [...rows].slice(0, MOST_AT_ONCE).map(([row, cells]) => ({ row, cells }));
}
