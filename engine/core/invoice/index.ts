export { compilePlan } from './compile-plan.ts';
export { toComputation } from './computation.ts';
export { computeInvoice } from './compute-invoice.ts';
export { type Evaluation, evaluationsOf } from './evaluations.ts';
export { invoicePolicy } from './policy.ts';
export type { TraceSink } from './price-items.ts';
export { settle } from './settle.ts';
export type * from './types.ts';
