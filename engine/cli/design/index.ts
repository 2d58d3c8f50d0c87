export { loadDesignDocuments, runCheck } from './check.ts';
export { type ExportDesignOptions, runExportDesign } from './export-design.ts';
export { type ImportDesignOptions, runImportDesign } from './import-design.ts';
