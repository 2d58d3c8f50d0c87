import type { Context } from '#engine/runtime/context';
import {
  cancelImport,
  exportImportErrors,
  fixImportRows,
  getImport,
  listImportErrors,
  listImportedCustomers,
  listImports,
  listMappings,
  makeTemplate,
  previewMapping,
  previewUpload,
  rehearseImport,
  removeMapping,
  runImport,
  saveMapping,
  startImport,
  startRehearsal,
} from '#engine/runtime/import';
import {
  createUpload,
  finishUpload,
  getUpload,
  putUploadPart,
  removeUpload,
} from '#engine/runtime/upload';
import { call, EMPTY, HIDDEN, OWN, type VerbCalls } from './call.ts';
import { CUSTOMERS_ONLY, NAMES_ONLY, withSubscription } from './designs.ts';

const LATER = '2026-12-01';

async function exported(ctx: Context, batchId: string): Promise<string> {
  let text = '';
  for await (const lines of await exportImportErrors({ ctx, input: { batchId, locale: 'en' } })) {
    text += lines;
  }
  return text;
}

const part = { partNo: 0, content: Buffer.from('id,name\n9-3,Shut\n') };

const uploadCalls = {
  'import.upload': [
    call(createUpload, 'of a file', OWN, (ctx) =>
      createUpload({ ctx, input: { fileName: 'own.csv', bytes: 3 } }),
    ),
    call(putUploadPart, 'of an upload', HIDDEN, (ctx, { openUploadId: uploadId }) =>
      putUploadPart({ ctx, input: { uploadId, ...part } }),
    ),
    call(finishUpload, 'by id', HIDDEN, (ctx, { openUploadId: id }) =>
      finishUpload({ ctx, input: { id } }),
    ),
    call(removeUpload, 'by id', HIDDEN, (ctx, { uploadId: id }) =>
      removeUpload({ ctx, input: { id } }),
    ),
  ],
} satisfies VerbCalls;

const readingCalls = {
  'import.list': [
    call(listImports, 'all', EMPTY, (ctx) => listImports({ ctx, input: {} })),
    call(listMappings, 'all', OWN, (ctx) => listMappings({ ctx })),
    call(makeTemplate, 'of a saved mapping', HIDDEN, (ctx, { mappingKey: key }) =>
      makeTemplate({ ctx, input: { key, locale: 'en' } }),
    ),
  ],
  'import.get': [
    call(getUpload, 'by id', HIDDEN, (ctx, { uploadId: id }) => getUpload({ ctx, input: { id } })),
    call(getImport, 'by its upload', HIDDEN, (ctx, { uploadId: id }) =>
      getImport({ ctx, input: { id } }),
    ),
    call(getImport, 'by its batch', HIDDEN, (ctx, { batchId: id }) =>
      getImport({ ctx, input: { id } }),
    ),
    call(previewUpload, 'by id', HIDDEN, (ctx, { uploadId }) =>
      previewUpload({ ctx, input: { uploadId } }),
    ),
    call(listImportErrors, 'of a batch', HIDDEN, (ctx, { batchId }) =>
      listImportErrors({ ctx, input: { batchId } }),
    ),
    call(exportImportErrors, 'of a batch', HIDDEN, (ctx, { batchId }) => exported(ctx, batchId)),
    call(listImportedCustomers, 'of a batch', ['not-found', 'empty'], (ctx, { batchId }) =>
      listImportedCustomers({ ctx, input: { batchId } }),
    ),
  ],
} satisfies VerbCalls;

const commandCalls = {
  'import.rehearse': [
    call(rehearseImport, 'of customers that are there', OWN, (ctx, { file: path }) =>
      rehearseImport({ ctx, input: { path, mapping: CUSTOMERS_ONLY } }),
    ),
    call(rehearseImport, 'into a plan', ['invalid', 'done'], (ctx, { file: path, planKey }) => {
      const mapping = withSubscription(planKey);
      return rehearseImport({ ctx, input: { path, mapping, billingFrom: LATER } });
    }),
    call(rehearseImport, 'of an upload', HIDDEN, (ctx, { uploadId }) =>
      rehearseImport({ ctx, input: { uploadId, mapping: NAMES_ONLY } }),
    ),
    call(startRehearsal, 'of an upload', HIDDEN, (ctx, { uploadId }) =>
      startRehearsal({ ctx, input: { uploadId, mapping: NAMES_ONLY } }),
    ),
    call(previewMapping, 'over an upload', HIDDEN, (ctx, { uploadId }) =>
      previewMapping({ ctx, input: { uploadId, mapping: NAMES_ONLY } }),
    ),
  ],
  'import.run': [
    call(runImport, 'over customers that are there', OWN, (ctx, { file: path }) =>
      runImport({ ctx, input: { path, mapping: NAMES_ONLY, duplicates: 'update' } }),
    ),
    call(runImport, 'into a plan', ['invalid', 'done'], (ctx, { file: path, planKey }) => {
      const mapping = withSubscription(planKey);
      const input = { path, mapping, billingFrom: LATER, duplicates: 'update' as const };
      return runImport({ ctx, input });
    }),
    call(startImport, 'of a batch', HIDDEN, (ctx, { batchId }) =>
      startImport({ ctx, input: { batchId, skipErrors: true } }),
    ),
  ],
  'import.cancel': [
    call(cancelImport, 'of a batch at work', HIDDEN, (ctx, { queuedBatchId: batchId }) =>
      cancelImport({ ctx, input: { batchId } }),
    ),
  ],
  'import.fix-row': [
    call(fixImportRows, 'of an upload', HIDDEN, (ctx, { uploadId }) =>
      fixImportRows({ ctx, input: { uploadId, rows: [{ row: 3, cells: { id: '9-4' } }] } }),
    ),
  ],
  'import.save-mapping': [
    call(saveMapping, 'under a name', OWN, (ctx) =>
      saveMapping({ ctx, input: { name: 'Own', mapping: CUSTOMERS_ONLY } }),
    ),
    call(removeMapping, 'by key', HIDDEN, (ctx, { mappingKey: key }) =>
      removeMapping({ ctx, input: { key } }),
    ),
  ],
} satisfies VerbCalls;

export const importCalls = { ...uploadCalls, ...readingCalls, ...commandCalls };
