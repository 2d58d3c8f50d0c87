import {
  cancelImport,
  fixImportRows,
  getImport,
  listImportErrors,
  listImportedCustomers,
  listImports,
  listMappings,
  previewMapping,
  previewUpload,
  removeMapping,
  saveMapping,
  startImport,
  startRehearsal,
} from '#engine/runtime/import';
import { createUpload, finishUpload, getUpload, removeUpload } from '#engine/runtime/upload';
import { command, query, router } from '../procedure.ts';

export const importRouter = router({
  list: query('import.list', listImports),
  get: query('import.get', getImport),
  errors: query('import.get', listImportErrors),
  customers: query('import.get', listImportedCustomers),
  preview: query('import.get', previewUpload),
  mappings: query('import.list', listMappings),
  // It changes nothing, but a mapping is too long for an address.
  tryMapping: command('import.rehearse', previewMapping),
  saveMapping: command('import.save-mapping', saveMapping),
  removeMapping: command('import.save-mapping', removeMapping),
  upload: query('import.get', getUpload),
  createUpload: command('import.upload', createUpload),
  finishUpload: command('import.upload', finishUpload),
  removeUpload: command('import.upload', removeUpload),
  rehearse: command('import.rehearse', startRehearsal),
  run: command('import.run', startImport),
  cancel: command('import.cancel', cancelImport),
  fixRows: command('import.fix-row', fixImportRows),
});
