export { type Answer, attemptAndUndo } from './attempt.ts';
export type { Call, Ending, Known } from './call.ts';
export { type FirstTenant, MARKER, makeFirstTenant } from './first-tenant.ts';
export { ALL_CALLS, type VerbCall } from './stranger.ts';
export { idsOfRows } from './tenant-rows.ts';
