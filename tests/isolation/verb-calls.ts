import type { Verb } from '#engine/runtime/permission';
import { apiKeyCalls, auditCalls } from './audit-calls.ts';
import { backTestCalls } from './back-test-calls.ts';
import { benchCalls } from './bench-calls.ts';
import { billRunCalls } from './bill-run-calls.ts';
import type { Call } from './call.ts';
import { customerCalls } from './customer-calls.ts';
import { customerRecordCalls } from './customer-record-calls.ts';
import { designCalls } from './design-calls.ts';
import { importCalls } from './import-calls.ts';
import { invoiceCalls } from './invoice-calls.ts';
import { memberCalls } from './member-calls.ts';
import { subscriptionCalls, tenantCalls, verifyCalls } from './work-calls.ts';
import { workListCalls } from './work-list-calls.ts';

/** Permissions that no function asks for yet, and why. */
export const WITHOUT_FUNCTION = {
  'session.open': 'recorded by the sign-in, before anybody may do anything',
  'session.close': 'recorded by the sign-out',
  'session.refuse': 'recorded by the sign-in, of nobody',
  'security.change': 'recorded by the sign-in, of oneself',
} as const satisfies Partial<Record<Verb, string>>;

type Called = Exclude<Verb, keyof typeof WITHOUT_FUNCTION>;

/** How every verb is called. One that is missing doesn't compile, nor does one that is no verb. */
export const VERB_CALLS: Record<Called, readonly Call[]> = {
  ...tenantCalls,
  ...designCalls,
  ...customerCalls,
  ...customerRecordCalls,
  ...subscriptionCalls,
  ...importCalls,
  ...benchCalls,
  ...billRunCalls,
  ...backTestCalls,
  ...invoiceCalls,
  ...verifyCalls,
  ...auditCalls,
  ...apiKeyCalls,
  ...memberCalls,
  ...workListCalls,
} satisfies Record<Called, readonly Call[]>;
