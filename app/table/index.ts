export type { TableHost } from './editor/index.ts';
export type { TableGridProps } from './grid/index.ts';
export { TableDialog, TableEditor, TableStage } from './lazy-editor.tsx';
export { TableGrid } from './table-grid.tsx';
