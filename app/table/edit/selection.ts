/** A cell by its place in what is shown. */
export interface Place {
  row: number;
  column: number;
}

/** One rectangle of cells: from where it began to where the focus is. */
export interface Selection {
  anchor: Place;
  focus: Place;
}

/** First and last of both, included. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Extent {
  rows: number;
  columns: number;
}

export const at = (row: number, column: number): Selection => ({
  anchor: { row, column },
  focus: { row, column },
});

export const areaOf = ({ anchor, focus }: Selection): Area => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
});

export const isOne = ({ anchor, focus }: Selection): boolean =>
  anchor.row === focus.row && anchor.column === focus.column;

const within = (value: number, count: number): number =>
  Math.min(Math.max(0, value), Math.max(0, count - 1));

export const clampPlace = ({ row, column }: Place, { rows, columns }: Extent): Place => ({
  row: within(row, rows),
  column: within(column, columns),
});

export const clamp = ({ anchor, focus }: Selection, extent: Extent): Selection => ({
  anchor: clampPlace(anchor, extent),
  focus: clampPlace(focus, extent),
});

export const all = ({ rows, columns }: Extent): Selection => ({
  anchor: { row: 0, column: 0 },
  focus: { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) },
});

/** The focus moved; with `isExtending` the rectangle grows, else it is one cell. */
export function moved(
  { anchor, focus }: Selection,
  by: Place,
  extent: Extent,
  isExtending: boolean,
): Selection {
  const next = clampPlace({ row: focus.row + by.row, column: focus.column + by.column }, extent);
  return { anchor: isExtending ? anchor : next, focus: next };
}

/** The next cell of a row, and then of the next row; undefined at the end. */
export function nextCell(
  { focus }: Selection,
  step: 1 | -1,
  extent: Extent,
): Selection | undefined {
  const index = focus.row * extent.columns + focus.column + step;
  if (index < 0 || index >= extent.rows * extent.columns) return undefined;
  return at(Math.floor(index / extent.columns), index % extent.columns);
}

export const numbersFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
