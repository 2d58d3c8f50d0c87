import { listPayments, recordPayment } from '#engine/runtime/payment';
import { command, query, router } from '../procedure.ts';

export const paymentRouter = router({
  list: query('payment.list', listPayments),
  record: command('payment.record', recordPayment),
});
