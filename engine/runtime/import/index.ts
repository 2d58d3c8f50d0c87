export {
  type KnownMapping,
  listMappings,
  type MakeTemplateInput,
  type MappingOrigin,
  makeTemplate,
  offeredDesigns,
  removeMapping,
  type SaveMappingInput,
  saveMapping,
} from '#engine/runtime/import/catalog';
export type { InspectedFile } from '#engine/runtime/import/file';
export type { ColumnGuess, ColumnTarget, Confidence } from '#engine/runtime/import/guess';
export { cancelImport } from './cancel-import.ts';
export { exportImportErrors } from './export-import-errors.ts';
export { type FixImportRowsInput, fixImportRows } from './fix-import-rows.ts';
export { getImport, type ImportState, type ImportUpload } from './get-import.ts';
export { type ImportJob, importTasks, type JobAttempt } from './import-tasks.ts';
export type { BatchOptions, BatchView, EarlierImport } from './import-view.ts';
export type {
  ImportFile,
  ImportInput,
  ImportProgress,
  ImportResult,
  ImportStatus,
  ImportWatch,
} from './input.ts';
export {
  type ImportErrorRow,
  type ListImportErrorsInput,
  listImportErrors,
} from './list-import-errors.ts';
export { type ImportedCustomer, listImportedCustomers } from './list-imported-customers.ts';
export {
  type ImportListStatus,
  type ImportSummary,
  type ListImportsInput,
  listImports,
} from './list-imports.ts';
export {
  type MappingPreview,
  type PreviewedRow,
  type PreviewMappingInput,
  previewMapping,
} from './preview-mapping.ts';
export {
  type OfferedMapping,
  type OfferedPlan,
  type PreviewUploadInput,
  previewUpload,
  type UploadPreview,
} from './preview-upload.ts';
export type { BatchProgress, ImportGoal, QueuedImport } from './queue-import.ts';
export { rehearseImport } from './rehearse-import.ts';
export {
  DUPLICATE_RULES,
  type DuplicateRule,
  type ImportReport,
  type KeptIssue,
  type KeptRow,
  type Reconciliation,
} from './report.ts';
export type { OfferedDesign } from './resolve-designs.ts';
export { type RunImportResult, runImport } from './run-import.ts';
export { type StartImportInput, startImport } from './start-import.ts';
export { type StartRehearsalInput, startRehearsal } from './start-rehearsal.ts';
