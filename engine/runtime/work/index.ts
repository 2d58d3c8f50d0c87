export { listWork } from './list-work.ts';
export type { WorkItem, WorkState } from './work-item.ts';
