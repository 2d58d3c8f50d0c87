import type { Route } from '../route.ts';
import { auditRoutes } from './audit.ts';
import { backTestRoutes } from './back-test.ts';
import { billRunRoutes } from './bill-run.ts';
import { customerRoutes } from './customer.ts';
import { designRoutes } from './design.ts';
import { invoiceRoutes, paymentRoutes } from './invoice.ts';
import { subscriptionRoutes } from './subscription.ts';

/** Everything that programs may ask the server for. */
export const ROUTES: readonly Route[] = [
  ...customerRoutes,
  ...subscriptionRoutes,
  ...designRoutes,
  ...backTestRoutes,
  ...billRunRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...auditRoutes,
];
