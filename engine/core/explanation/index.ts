export { explainLine } from './explain-line.ts';
export { type LineSource, type TracedInvoice, traceInvoice } from './traced-invoice.ts';
export type * from './types.ts';
