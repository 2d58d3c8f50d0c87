import { listViews, removeView, saveView } from '#engine/runtime/saved-view';
import { command, query, router } from '../procedure.ts';

export const savedViewRouter = router({
  list: query('saved-view.list', listViews),
  save: command('saved-view.save', saveView),
  remove: command('saved-view.remove', removeView),
});
