import { router } from './procedure.ts';
import { apiKeyRouter } from './routers/api-key.ts';
import { auditRouter } from './routers/audit.ts';
import { backTestRouter } from './routers/back-test.ts';
import { benchRouter } from './routers/bench.ts';
import { billRunRouter } from './routers/bill-run.ts';
import { customerRouter } from './routers/customer.ts';
import { designRouter } from './routers/design.ts';
import { importRouter } from './routers/import.ts';
import { invoiceRouter } from './routers/invoice.ts';
import { memberRouter } from './routers/member.ts';
import { paymentRouter } from './routers/payment.ts';
import { savedViewRouter } from './routers/saved-view.ts';
import { searchRouter } from './routers/search.ts';
import { workRouter } from './routers/work.ts';

/** Everything the screens may ask the server for. */
export const appRouter = router({
  apiKey: apiKeyRouter,
  audit: auditRouter,
  backTest: backTestRouter,
  bench: benchRouter,
  billRun: billRunRouter,
  customer: customerRouter,
  design: designRouter,
  import: importRouter,
  invoice: invoiceRouter,
  member: memberRouter,
  payment: paymentRouter,
  savedView: savedViewRouter,
  search: searchRouter,
  work: workRouter,
});

export type AppRouter = typeof appRouter;
