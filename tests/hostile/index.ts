export { damaged } from './damaged.ts';
export { hostileDocuments } from './documents.ts';
