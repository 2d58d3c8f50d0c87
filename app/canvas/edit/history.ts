import type { PricingFlow } from '#schemas';
import { type Editing, type History as HistoryOf, performEdit } from '../../editing/index.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';

export type History = HistoryOf<PricingFlow>;

/** What of an edit is typed letter by letter; undefined for edits that stand alone. */
function fieldOf(edit: Edit): string | undefined {
  switch (edit.type) {
    case 'set-config':
      return typeof edit.value === 'string' ? JSON.stringify([edit.node, edit.path]) : undefined;
    case 'set-scenario':
      return typeof edit.value === 'string'
        ? JSON.stringify(['scenario', edit.scenario, edit.path])
        : undefined;
    case 'set-definition':
      return typeof edit.value === 'string'
        ? JSON.stringify([edit.at.part, edit.at.index, edit.path])
        : undefined;
    case 'set-note':
      return JSON.stringify([edit.node]);
    case 'change-note':
      return edit.members.text === undefined ? undefined : JSON.stringify(['note', edit.note]);
    case 'set-texts':
      return 'texts';
    default:
      return undefined;
  }
}

const FLOW: Editing<PricingFlow, Edit> = { apply: applyEdit, fieldOf };

/**
 * An edit done. What was taken back before is gone.
 * @param at milliseconds on any clock that only goes on
 */
export const perform = (history: History, edit: Edit, at: number): History =>
  performEdit(history, edit, at, FLOW);
