export type { CellOption } from './cell-options.tsx';
export {
  cellText,
  columnsOf,
  type GridColumn,
  type Language,
  type MemberWords,
} from './columns.ts';
export { Grid } from './grid.tsx';
export type { GridActions, GridHandle } from './grid-props.ts';
export type { RowIssues } from './grid-row.tsx';
export type { RowMark } from './marks.ts';
export { type TableGridProps, TableView } from './table-view.tsx';
