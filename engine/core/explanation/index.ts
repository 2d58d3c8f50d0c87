export { explainLine } from './explain-line.ts';
export { grouped } from './figure.ts';
export { dayInWords, periodInWords } from './period-words.ts';
export { type LineSource, type TracedInvoice, traceInvoice } from './traced-invoice.ts';
export type * from './types.ts';
