export type { InspectedFile } from '#engine/runtime/import/file';
export type {
  ImportInput,
  ImportProgress,
  ImportResult,
  ImportStatus,
  ImportWatch,
} from './input.ts';
export { rehearseImport } from './rehearse-import.ts';
export {
  DUPLICATE_RULES,
  type DuplicateRule,
  type ImportReport,
  type Reconciliation,
} from './report.ts';
export type { OfferedDesign } from './resolve-designs.ts';
export { type RunImportResult, runImport } from './run-import.ts';
