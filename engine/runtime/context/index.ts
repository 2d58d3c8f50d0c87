export type { Actor, Context, Role, SystemContext } from './context.ts';
export { inTransaction, type Scope } from './in-transaction.ts';
export { newContext, systemContext } from './new-context.ts';
