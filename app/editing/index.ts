export {
  type Editing,
  type History,
  isDirty,
  openHistory,
  performEdit,
  redo,
  undo,
} from './history.ts';
export { equalJson, type Path, pathOf, valueAt, withValue } from './json.ts';
