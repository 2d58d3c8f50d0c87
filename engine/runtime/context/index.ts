export {
  type Actor,
  type Context,
  type Origin,
  ROLES,
  type Role,
  type SystemContext,
} from './context.ts';
export { inTransaction, type Scope } from './in-transaction.ts';
export { newContext, systemContext } from './new-context.ts';
