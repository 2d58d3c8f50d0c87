import { router } from './procedure.ts';
import { billRunRouter } from './routers/bill-run.ts';
import { customerRouter } from './routers/customer.ts';

/** Everything the screens may ask the server for. */
export const appRouter = router({
  billRun: billRunRouter,
  customer: customerRouter,
});

export type AppRouter = typeof appRouter;
