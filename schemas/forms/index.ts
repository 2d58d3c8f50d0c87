export type { CustomerForm } from './generated/types.ts';
export { validateCustomerForm } from './generated/validators.js';
