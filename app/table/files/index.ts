export { readCsv, writeCsv } from './csv.ts';
export {
  countEmptied,
  differenceOf,
  filledDown,
  keepingKnown,
  type Mapping,
  mappingInOrder,
  mappingOf,
  previewOf,
  rulesOf,
} from './from-sheet.ts';
export { figureOf, type SheetCell } from './sheet-cell.ts';
export { type ColumnRole, rolesOf, tableOfSheet } from './table-of-sheet.ts';
export { type FileColumn, fileColumns, toSheet } from './to-sheet.ts';
export { type FileSheet, readXlsx, writeXlsx } from './xlsx.ts';
