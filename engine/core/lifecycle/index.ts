export {
  actionsIn,
  LIFECYCLE,
  LIFECYCLE_STATES,
  type LifecycleAction,
  type LifecycleFacts,
  type LifecycleRules,
  type LifecycleState,
  lifecycleState,
  STATE_WORDS,
  statesFor,
} from './lifecycle.ts';
