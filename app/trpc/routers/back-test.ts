import {
  cancelBackTest,
  getBackTest,
  getBackTestCustomer,
  listBackTests,
  startBackTest,
} from '#engine/runtime/back-test';
import { command, query, router } from '../procedure.ts';

export const backTestRouter = router({
  list: query('back-test.get', listBackTests),
  get: query('back-test.get', getBackTest),
  customer: query('back-test.get', getBackTestCustomer),
  start: command('back-test.start', startBackTest),
  cancel: command('back-test.cancel', cancelBackTest),
});
