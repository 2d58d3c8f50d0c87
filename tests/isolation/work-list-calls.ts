import { listWork } from '#engine/runtime/work';
import { call, OWN, type VerbCalls } from './call.ts';

export const workListCalls = {
  // Which of the work is listed is by role, so an empty list is as good as any.
  'work.list': [
    call(listWork, 'at work', OWN, async (ctx) => ({ work: (await listWork({ ctx })).rows })),
  ],
} satisfies VerbCalls;
