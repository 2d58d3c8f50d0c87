import type { DecisionTable, DecisionTableContent } from '#schemas';
import { type Editing, equalJson, type History, performEdit } from '../../editing/index.ts';
import { addColumn, changeColumn, moveColumn, removeColumn } from './columns.ts';
import type { TableEdit, TableEditType } from './edit.ts';
import {
  addRows,
  duplicateRows,
  enableRows,
  insertRows,
  moveRows,
  removeRows,
  setCells,
} from './rows.ts';

type Apply<T extends TableEditType> = (
  table: DecisionTableContent,
  edit: Extract<TableEdit, { type: T }>,
) => DecisionTableContent;

const APPLY: { [T in TableEditType]: Apply<T> } = {
  'set-cells': (table, { rows, fields, texts }) => setCells(table, rows, fields, texts),
  'insert-rows': (table, { at, rules }) => insertRows(table, at, rules),
  'add-rows': (table, { at, count }) => addRows(table, at, count),
  'remove-rows': (table, { rows }) => removeRows(table, rows),
  'duplicate-rows': (table, { rows }) => duplicateRows(table, rows),
  'move-rows': (table, { rows, to }) => moveRows(table, rows, to),
  'enable-rows': (table, { rows, enabled }) => enableRows(table, rows, enabled),
  'add-column': (table, { side, at }) => addColumn(table, side, at),
  'remove-column': (table, { side, at }) => removeColumn(table, side, at),
  'move-column': (table, { side, from, to }) => moveColumn(table, side, from, to),
  'set-input': (table, { at, change }) => changeColumn(table, 'inputs', at, change),
  'set-output': (table, { at, change }) => changeColumn(table, 'outputs', at, change),
  'set-policy': (table, { hitPolicy }) =>
    table.hitPolicy === hitPolicy ? table : { ...table, hitPolicy },
  'replace-table': (table, { table: next }) => (equalJson(table, next) ? table : next),
  'set-name': (table) => table,
};

/** What an edit makes of a table; the same table where it changes nothing or may not be. */
export function applyEdit(table: DecisionTableContent, edit: TableEdit): DecisionTableContent {
  return (APPLY[edit.type] as Apply<TableEditType>)(table, edit);
}

function applyToDocument(document: DecisionTable, edit: TableEdit): DecisionTable {
  if (edit.type === 'set-name') {
    return equalJson(document.name, edit.name) ? document : { ...document, name: edit.name };
  }
  const content = applyEdit(document.content, edit);
  return content === document.content ? document : { ...document, content };
}

/** What of an edit is typed letter by letter; undefined for edits that stand alone. */
function fieldOf(edit: TableEdit): string | undefined {
  switch (edit.type) {
    case 'set-name':
      return 'name';
    case 'set-input':
    case 'set-output':
      return JSON.stringify([edit.type, edit.at, Object.keys(edit.change)]);
    default:
      return undefined;
  }
}

const DOCUMENT: Editing<DecisionTable, TableEdit> = { apply: applyToDocument, fieldOf };

/** An edit of a table that is a document of its own, in its history. */
export const perform = (
  history: History<DecisionTable>,
  edit: TableEdit,
  at: number,
): History<DecisionTable> => performEdit(history, edit, at, DOCUMENT);
