export { loadDesignDocuments, runCheck } from './check.ts';
