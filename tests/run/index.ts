export { findBrowser } from './browser.ts';
