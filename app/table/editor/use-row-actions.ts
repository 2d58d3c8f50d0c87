import { useTranslations } from 'next-intl';
import { useToast } from '../../ui/index.ts';
import { type Area, areaOf, MOST_RULES } from '../edit/index.ts';
import type { TableEditor } from './use-table-editor.ts';

/** What can be done to the rows that are selected. */
export interface RowActions {
  insertAbove: () => void;
  insertBelow: () => void;
  duplicate: () => void;
  remove: () => void;
  moveUp: () => void;
  moveDown: () => void;
  /** Rows that are shown, to before the row that is shown there. */
  moveTo: (area: Area, to: number) => void;
  /** Switches all of them on, or off where all are on. */
  toggle: () => void;
  /** How many rows are selected. */
  count: number;
  areOff: boolean;
}

export function useRowActions(editor: TableEditor): RowActions {
  const { host, rows, columns, selection, select, edit, say } = editor;
  const { rules } = host.table;
  const t = useTranslations('tables.say');
  const toast = useToast();
  const { top, bottom } = areaOf(selection);
  const picked = rows.slice(top, bottom + 1);
  const count = picked.length;
  const [first = 0] = picked;
  const last = picked.at(-1) ?? rules.length - 1;
  const areOff = count > 0 && picked.every((row) => rules[row]?.enabled === false);

  const selectRows = (from: number, to: number) =>
    select({ anchor: { row: from, column: columns.length - 1 }, focus: { row: to, column: 0 } });

  const hasRoom = (added: number): boolean => {
    const isFull = rules.length + added > MOST_RULES;
    if (isFull) toast({ tone: 'failed', title: t('full', { most: MOST_RULES }) });
    return !isFull;
  };
  const insert = (at: number, index: number) => {
    const added = Math.max(1, count);
    if (!hasRoom(added)) return;
    edit({ type: 'add-rows', at, count: added });
    select({ anchor: { row: index, column: 0 }, focus: { row: index, column: 0 } });
    say(t('inserted', { rows: added }));
  };
  const moveTo = (area: Area, to: number) => {
    const moving = rows.slice(area.top, area.bottom + 1);
    if (to >= area.top && to <= area.bottom + 1) return;
    // Behind the last row that is shown, not behind those that are filtered away.
    edit({ type: 'move-rows', rows: moving, to: rows[to] ?? (rows.at(-1) ?? -1) + 1 });
    const size = area.bottom - area.top;
    const place = to > area.bottom ? to - size - 1 : to;
    selectRows(place + size, place);
    editor.grid.current?.show(to > area.bottom ? place + size : place, 0);
    say(t('moved', { rows: moving.length, to: place + 1 }));
  };
  return {
    count,
    areOff,
    insertAbove: () => insert(first, top),
    insertBelow: () =>
      insert(rules.length === 0 ? 0 : last + 1, rows.length === 0 ? 0 : bottom + 1),
    duplicate: () => {
      if (!hasRoom(count)) return;
      edit({ type: 'duplicate-rows', rows: picked });
      selectRows(bottom + count, bottom + 1);
      say(t('duplicated', { rows: count }));
    },
    remove: () => {
      if (count === 0) return;
      edit({ type: 'remove-rows', rows: picked });
      select({
        anchor: { row: top, column: selection.focus.column },
        focus: { row: top, column: selection.focus.column },
      });
      say(t('removed', { rows: count }));
    },
    moveUp: () => {
      if (top > 0) moveTo({ ...areaOf(selection) }, top - 1);
    },
    moveDown: () => {
      if (bottom < rows.length - 1) moveTo({ ...areaOf(selection) }, bottom + 2);
    },
    moveTo,
    toggle: () => {
      edit({ type: 'enable-rows', rows: picked, enabled: areOff });
      say(t(areOff ? 'switchedOn' : 'switchedOff', { rows: count }));
    },
  };
}
