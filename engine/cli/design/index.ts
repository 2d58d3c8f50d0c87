export { checkDesignFiles, loadCheckedDesigns, readDesignFiles, runCheck } from './check.ts';
