import { listWork } from '#engine/runtime/work';
import { query, router } from '../procedure.ts';

export const workRouter = router({
  list: query('work.list', listWork),
});
