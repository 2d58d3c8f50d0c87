export { type FlowUser, flowsUsing } from './flows-using.ts';
export { versionInForce } from './in-force.ts';
export {
  countLiveByFlow,
  countLiveByPlan,
  type FlowCount,
  type LiveCount,
} from './live.ts';
export { todayOf } from './today.ts';
