export { listViews } from './list-views.ts';
export { removeView } from './remove-view.ts';
export { type SaveViewInput, saveView } from './save-view.ts';
export type { SavedView, ViewList } from './saved-view.ts';
