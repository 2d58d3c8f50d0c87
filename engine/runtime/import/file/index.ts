export type { Delimiter } from './delimiter.ts';
export type { FileEncoding } from './encoding-probe.ts';
export { type FileFacts, probeBytes } from './file-facts.ts';
export { FileRefused, refused } from './file-refused.ts';
export { type FileSource, pathSource } from './file-source.ts';
export { type InspectedFile, type InspectOptions, inspectFile } from './inspect-file.ts';
export { IMPORT_LIMITS } from './limits.ts';
export { openRecords, type SourceReader, type SourceRecord } from './read-records.ts';
