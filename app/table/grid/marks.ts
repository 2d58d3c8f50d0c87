import type { DesignChange } from '#engine/core/compare';

/** What a row's head shows beside its number, in words. */
export interface RowMark {
  tone: 'danger' | 'notice';
  text: string;
}

/** Differences from another version, by row. */
export interface RowChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What a cell was or becomes, by its field's key. */
  cells: ReadonlyMap<string, string>;
}

const PLACE = /\/rules\/(\d+)(?:\/(?:(when|then)\/(\d+)|(from|to|note|enabled)))?$/;

const asText = (value: unknown): string => (value === null ? '' : String(value));

/**
 * The changes of one table, as the engine compares designs, by row: of the version after, or of the
 * one before. Removed rows stand in the one before only, added ones in the one after.
 */
export function changesByRow(
  changes: readonly DesignChange[],
  version: 'before' | 'after',
): ReadonlyMap<number, RowChange> {
  const rows = new Map<number, RowChange & { cells: Map<string, string> }>();
  const rowOf = (at: number, kind: RowChange['kind']) => {
    const known = rows.get(at);
    if (known) return known;
    const made = { kind, cells: new Map<string, string>() };
    rows.set(at, made);
    return made;
  };
  for (const { kind, path, row, before, after } of changes) {
    const place = PLACE.exec(path);
    if (!place) continue;
    const at = row?.[version] ?? (row ? null : Number(place[1]));
    if (at === null) continue;
    const [, , side, column, member] = place;
    if (side === undefined && member === undefined) {
      rowOf(at, kind === 'added' || kind === 'removed' ? kind : 'moved');
      continue;
    }
    const other = asText(version === 'after' ? before : after);
    const key = side === undefined ? `${member}:0` : `${side}:${column}`;
    const change = rowOf(at, 'changed');
    if (change.kind === 'moved') change.kind = 'changed';
    change.cells.set(key, other);
  }
  return rows;
}
