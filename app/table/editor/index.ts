export type { TableHost } from './host.ts';
export { TableDialog } from './table-dialog.tsx';
export { type TableEditorProps, TableEditorStage } from './table-editor.tsx';
export { TableStage } from './table-stage.tsx';
