export { refusalOf } from './refusal-of.ts';
export { settleImport } from './settle-import.ts';
export { uploadFile } from './upload-file.ts';
