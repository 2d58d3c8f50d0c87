import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { DecisionTableContent } from '#schemas';
import type { Area, Selection } from '../edit/index.ts';
import type { CellOption } from './cell-options.tsx';
import type { GridColumn, Language } from './columns.ts';
import type { RowIssues } from './grid-row.tsx';
import type { RowChange, RowMark } from './marks.ts';

/** What can be done in the grid; without it, it is only read. */
export interface GridActions {
  onEnter: (text: string, isAll: boolean) => void;
  /** A key that none of the grid's own is; true where it was used. */
  onKey: (event: KeyboardEvent) => boolean;
  onCut: () => void;
  onPaste: (text: string) => void;
  /** The area drawn over more rows. */
  onFill: (area: Area, rows: readonly number[]) => void;
  /** Rows that are shown, to before the row that is shown there. */
  onMoveRows: (area: Area, to: number) => void;
  onMoveColumn: (from: number, to: number) => void;
  onColumn: (at: number) => void;
}

export interface GridHandle {
  focus: () => void;
  show: (row: number, column: number) => void;
}

export interface GridProps {
  handle?: RefObject<GridHandle | null>;
  table: DecisionTableContent;
  columns: readonly GridColumn[];
  /** Positions of the rules that are shown, in order. */
  rows: readonly number[];
  label: string;
  locale: Language;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  actions?: GridActions;
  onResize: (key: string, width: number) => void;
  /** Texts of the selection for the clipboard. */
  copied: () => string;
  /** What the active column allows. */
  options?: readonly CellOption[];
  hits?: ReadonlySet<number>;
  marks?: ReadonlyMap<number, RowMark>;
  issues?: ReadonlyMap<number, RowIssues>;
  columnIssues?: RowIssues;
  changes?: ReadonlyMap<number, RowChange>;
  found?: ReadonlyMap<number, ReadonlySet<string>>;
  /** In place of rows, where there are none. */
  empty?: ReactNode;
  className?: string;
}
