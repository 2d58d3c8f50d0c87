import { searchEverything } from '#engine/runtime/search';
import { query, router } from '../procedure.ts';

export const searchRouter = router({
  everything: query('search.everything', searchEverything),
});
