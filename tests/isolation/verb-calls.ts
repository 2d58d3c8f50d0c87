import type { Verb } from '#engine/runtime/permission';
import { apiKeyCalls, auditCalls } from './audit-calls.ts';
import { billRunCalls } from './bill-run-calls.ts';
import type { Call } from './call.ts';
import { customerCalls } from './customer-calls.ts';
import { designCalls } from './design-calls.ts';
import { importCalls, subscriptionCalls, tenantCalls, verifyCalls } from './work-calls.ts';
import { workListCalls } from './work-list-calls.ts';

/** Permissions that no function asks for yet, and why. */
export const WITHOUT_FUNCTION = {
  'invoice.get': 'nothing shows an invoice to a person yet',
} as const satisfies Partial<Record<Verb, string>>;

type Called = Exclude<Verb, keyof typeof WITHOUT_FUNCTION>;

/** How every verb is called. One that is missing doesn't compile, nor does one that is no verb. */
export const VERB_CALLS: Record<Called, readonly Call[]> = {
  ...tenantCalls,
  ...designCalls,
  ...customerCalls,
  ...subscriptionCalls,
  ...importCalls,
  ...billRunCalls,
  ...verifyCalls,
  ...auditCalls,
  ...apiKeyCalls,
  ...workListCalls,
} satisfies Record<Called, readonly Call[]>;
