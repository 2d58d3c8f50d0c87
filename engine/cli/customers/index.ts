export { type ImportOptions, runImportCustomers } from './import.ts';
