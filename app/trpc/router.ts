import { router } from './procedure.ts';
import { billRunRouter } from './routers/bill-run.ts';
import { customerRouter } from './routers/customer.ts';
import { workRouter } from './routers/work.ts';

/** Everything the screens may ask the server for. */
export const appRouter = router({
  billRun: billRunRouter,
  customer: customerRouter,
  work: workRouter,
});

export type AppRouter = typeof appRouter;
