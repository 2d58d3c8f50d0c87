// Generated from the JSON Schemas of this folder by `npm run generate`. Do not edit.
export type { CustomerForm } from './types.ts';
export { validateCustomerForm } from './validators.js';
