import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { type Area, areaOf, at, cellOf, repeated, textOf } from '../edit/index.ts';
import type { GridActions } from '../grid/index.ts';
import { columnContext } from './column-context.ts';
import { useRowActions } from './use-row-actions.ts';
import type { TableEditor } from './use-table-editor.ts';
import { useTransfer } from './use-transfer.ts';

/** A column to between two others of its side. */
function useColumnMove(editor: TableEditor) {
  const { host, columns, selection, edit, say } = editor;
  const { table } = host;
  const t = useTranslations('tables.say');
  return (from: number, gap: number) => {
    const field = columns[from]?.field;
    if (!field || (field.part !== 'when' && field.part !== 'then')) return;
    const side = field.part === 'when' ? 'inputs' : 'outputs';
    const first = from - field.at;
    const count = table[side].length;
    const wished = gap - first - (gap > from ? 1 : 0);
    const to = Math.min(Math.max(0, wished), count - 1);
    if (to === field.at) return;
    edit({ type: 'move-column', side, from: field.at, to });
    editor.select(at(selection.focus.row, first + to));
    say(t('columnMoved', { name: columns[from]?.label ?? '', to: to + 1 }));
  };
}

/** Parts of the editor that open. */
export interface Opens {
  column: (at: number) => void;
  find: () => void;
}

/** What can be done to the cells, by keys, pointer and clipboard. */
export function useActions(editor: TableEditor, open: Opens) {
  const { host, columns, rows, selection, edit, say, undo, redo } = editor;
  const { table, scope } = host;
  const t = useTranslations('tables.say');
  const { copied, paste, cellsIn, fieldsIn } = useTransfer(editor);
  const onRows = useRowActions(editor);
  const area = areaOf(selection);
  const picked = rows.slice(area.top, area.bottom + 1);

  const enter = (text: string, isAll: boolean) => {
    const targets = isAll ? picked : rows.slice(selection.focus.row, selection.focus.row + 1);
    const fields = isAll
      ? fieldsIn(area)
      : fieldsIn({ ...area, left: selection.focus.column, right: selection.focus.column });
    const active = columns[selection.focus.column]?.field;
    const before = active && textOf(table.rules[rows[selection.focus.row] ?? -1], active);
    // What was opened and left as it was is no entry.
    if (!isAll && text === before) return;
    const cells = fields.map((field) => cellOf(text, columnContext(table, field, scope)));
    edit({ type: 'set-cells', rows: targets, fields, texts: targets.map(() => cells) });
    const [cell = ''] = cells;
    if (cell.startsWith('[') && !text.trim().startsWith('[')) say(t('readAs', { text, cell }));
  };

  const clear = () => {
    const fields = fieldsIn(area);
    const texts = picked.map(() => fields.map(() => ''));
    edit({ type: 'set-cells', rows: picked, fields, texts });
    say(t('cleared', { rows: picked.length, columns: fields.length }));
  };

  const fillDown = () => {
    const isSingle = area.top === area.bottom;
    const from = isSingle ? area.top - 1 : area.top;
    const targets = rows.slice(from + 1, area.bottom + 1);
    if (from < 0 || targets.length === 0) return;
    const block = cellsIn({ ...area, top: from, bottom: from });
    const texts = repeated(block, targets.length).map((row) => [...row]);
    edit({ type: 'set-cells', rows: targets, fields: fieldsIn(area), texts });
    say(t('filled', { rows: targets.length }));
  };

  const fill = (filled: Area, over: readonly number[]) => {
    const block = cellsIn(filled);
    const targets = over.map((index) => rows[index] ?? -1);
    const isUp = (over[0] ?? 0) < filled.top;
    const texts = over.map((_, index) => {
      const nth = isUp ? over.length - 1 - index : index;
      const row = nth % block.length;
      return [...(block[isUp ? block.length - 1 - row : row] ?? [])];
    });
    edit({ type: 'set-cells', rows: targets, fields: fieldsIn(filled), texts });
    editor.select({
      anchor: { row: Math.min(filled.top, over[0] ?? filled.top), column: filled.left },
      focus: { row: Math.max(filled.bottom, over.at(-1) ?? filled.bottom), column: filled.right },
    });
    say(t('filled', { rows: targets.length }));
  };

  const moveColumn = useColumnMove(editor);

  const held = (event: KeyboardEvent): (() => void) | undefined => {
    const key = event.key.toLowerCase();
    if (key === 'z') return event.shiftKey ? redo : undo;
    if (key === 'y') return redo;
    if (key === 'd') return fillDown;
    if (key === 'f') return open.find;
    if (event.key === '+' || (event.shiftKey && event.key === '=')) return onRows.insertAbove;
    return event.key === '-' ? onRows.remove : undefined;
  };

  const alone = ({ key, altKey }: KeyboardEvent): (() => void) | undefined => {
    if (altKey) {
      if (key === 'ArrowUp') return onRows.moveUp;
      if (key === 'ArrowDown') return onRows.moveDown;
      if (key === 'ArrowLeft') return () => moveColumn(area.left, area.left - 1);
      if (key === 'ArrowRight') return () => moveColumn(area.left, area.left + 2);
      return undefined;
    }
    return key === 'Delete' || key === 'Backspace' ? clear : undefined;
  };

  const onKey = (event: KeyboardEvent): boolean => {
    const act = event.ctrlKey || event.metaKey ? held(event) : alone(event);
    act?.();
    return act !== undefined;
  };

  const actions: GridActions = {
    onEnter: enter,
    onKey,
    onCut: clear,
    onPaste: paste,
    onFill: fill,
    onMoveRows: onRows.moveTo,
    onMoveColumn: moveColumn,
    onColumn: open.column,
  };
  return { actions, copied, onRows };
}
