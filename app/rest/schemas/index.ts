import { auditSchemas } from './audit.ts';
import { backTestSchemas } from './back-test.ts';
import { billRunSchemas } from './bill-run.ts';
import { customerSchemas } from './customer.ts';
import { designSchemas } from './design.ts';
import { invoiceSchemas } from './invoice.ts';

export type { JsonSchema } from './schema.ts';

/** Everything that the API answers with, by name. */
export const SCHEMAS = {
  ...customerSchemas,
  ...designSchemas,
  ...backTestSchemas,
  ...billRunSchemas,
  ...invoiceSchemas,
  ...auditSchemas,
};

export type SchemaName = keyof typeof SCHEMAS;
