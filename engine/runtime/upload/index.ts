export { type CreateUploadInput, createUpload } from './create-upload.ts';
export { finishUpload } from './finish-upload.ts';
export { getUpload } from './get-upload.ts';
export { UPLOAD_LIMITS } from './limits.ts';
export { type PutUploadPartInput, putUploadPart } from './put-upload-part.ts';
export { uploadSource } from './read-upload.ts';
export { removeUpload } from './remove-upload.ts';
export type { UploadState } from './upload.ts';
