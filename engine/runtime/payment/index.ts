export { type ListPaymentsInput, listPayments } from './list-payments.ts';
export type { Payment } from './payment.ts';
export { type RecordPaymentInput, recordPayment } from './record-payment.ts';
