export { applyEdit, perform } from './apply-edit.ts';
export { addColumn, moveColumn, removeColumn } from './columns.ts';
export {
  type Column,
  cellOf,
  listedTexts,
  plainDate,
  plainNumber,
  plainOf,
  quote,
} from './convert.ts';
export type { TableEdit } from './edit.ts';
export {
  ANY,
  type Field,
  fieldsOf,
  hasDates,
  hasNotes,
  type Input,
  isBlank,
  keyOf,
  MOST_COLUMNS,
  MOST_RULES,
  newRule,
  type Output,
  type Rule,
  type Side,
  textOf,
} from './field.ts';
export { repeated } from './fill.ts';
export { isTable, readTable } from './read-table.ts';
export {
  type Area,
  all,
  areaOf,
  at,
  clamp,
  type Extent,
  isOne,
  moved,
  nextCell,
  numbersFrom,
  type Place,
  type Selection,
} from './selection.ts';
export { formatTsv, parseTsv } from './tsv.ts';
