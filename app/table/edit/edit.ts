import type { DecisionTableContent, LocalText } from '#schemas';
import type { Field, Input, Output, Rule, Side } from './field.ts';

/**
 * What can be done to a decision table. Plain data: an edit says what, `applyEdit` does it. Rows are
 * positions among the rules of the table that the edit is applied to.
 */
export type TableEdit =
  /** Texts by row and field; rows that the table hasn't come with it. Undefined leaves a cell. */
  | {
      type: 'set-cells';
      rows: readonly number[];
      fields: readonly Field[];
      texts: readonly (readonly (string | undefined)[])[];
    }
  | { type: 'insert-rows'; at: number; rules: readonly Rule[] }
  | { type: 'add-rows'; at: number; count: number }
  | { type: 'remove-rows'; rows: readonly number[] }
  | { type: 'duplicate-rows'; rows: readonly number[] }
  /** Brings rows together before the row that stands at `to`. */
  | { type: 'move-rows'; rows: readonly number[]; to: number }
  | { type: 'enable-rows'; rows: readonly number[]; enabled: boolean }
  | { type: 'add-column'; side: Side; at?: number }
  | { type: 'remove-column'; side: Side; at: number }
  | { type: 'move-column'; side: Side; from: number; to: number }
  | { type: 'set-input'; at: number; change: Partial<Input> }
  | { type: 'set-output'; at: number; change: Partial<Output> }
  | { type: 'set-policy'; hitPolicy: DecisionTableContent['hitPolicy'] }
  | { type: 'replace-table'; table: DecisionTableContent }
  | { type: 'set-name'; name: LocalText };

export type TableEditType = TableEdit['type'];
