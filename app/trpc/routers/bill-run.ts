import { getBillRun, listBillRuns, reviewBillRun } from '#engine/runtime/bill-run';
import { query, router } from '../procedure.ts';

export const billRunRouter = router({
  list: query('bill-run.get', listBillRuns),
  get: query('bill-run.get', getBillRun),
  review: query('bill-run.get', reviewBillRun),
});
