import { listWork } from '#engine/runtime/work';
import { call, EMPTY, type VerbCalls } from './call.ts';

export const workListCalls = {
  'work.list': [call(listWork, 'at work', EMPTY, (ctx) => listWork({ ctx }))],
} satisfies VerbCalls;
