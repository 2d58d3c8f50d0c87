import type { Scope } from '#engine/core/feel';
import type { DecisionTableContent } from '#schemas';
import type { TableEdit } from '../edit/index.ts';

/** Where a table stands: a design of its own, or a node of a pricing flow. */
export interface TablePlace {
  kind: 'decision-table' | 'pricing-flow';
  key: string;
  node?: string;
}

/** What a table is edited in: its own document, or a node of a flow. */
export interface TableHost {
  table: DecisionTableContent;
  edit: (edit: TableEdit) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  place: TablePlace;
  /** What the table is called, for people and for files. */
  title: string;
  /** What cells can say; undefined where any name may be, as the table sees no flow. */
  scope: Scope | undefined;
  /** The table with what is known of its inputs where it stands, for the verifier. */
  narrow?: (table: DecisionTableContent) => DecisionTableContent;
  /** Cases without a row are meant. */
  allowsGaps: boolean;
  /** Rows that held in the last run. */
  hits?: readonly number[];
}
