import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import {
  type Area,
  areaOf,
  at,
  cellOf,
  type Field,
  formatTsv,
  MOST_RULES,
  numbersFrom,
  parseTsv,
  plainOf,
  repeated,
  textOf,
} from '../edit/index.ts';
import type { GridActions } from '../grid/index.ts';
import { columnContext } from './column-context.ts';
import { useRowActions } from './use-row-actions.ts';
import type { TableEditor } from './use-table-editor.ts';

type Texts = (string | undefined)[][];

const LIMIT = 240_000;

/** Copy, cut and paste of cells with spreadsheets; our own cells come back exactly as they were. */
function useTransfer(editor: TableEditor) {
  const { host, columns, rows, selection, select, edit, say } = editor;
  const { table, scope } = host;
  const t = useTranslations('tables.say');
  const own = useRef<{ text: string; cells: string[][] }>(undefined);
  const fieldsIn = ({ left, right }: Area): Field[] =>
    columns.slice(left, right + 1).map(({ field }) => field);
  const cellsIn = (area: Area): string[][] =>
    numbersFrom(area.top, area.bottom).map((row) =>
      fieldsIn(area).map((field) => textOf(table.rules[rows[row] ?? -1], field)),
    );

  const copied = (): string => {
    const area = areaOf(selection);
    const contexts = fieldsIn(area).map((field) => columnContext(table, field, scope));
    const cells = cellsIn(area);
    const text = formatTsv(
      cells.map((row) =>
        row.map((cell, index) => {
          const plain = plainOf(cell, contexts[index] ?? { field: { part: 'note', at: 0 } });
          // A spreadsheet would take it for a formula of its own.
          return plain.startsWith('=') ? cell : plain;
        }),
      ),
    );
    own.current = { text, cells };
    say(t('copied', { rows: cells.length, columns: contexts.length }));
    return text;
  };

  /** The positions of as many rules as are pasted, those that don't exist yet among them. */
  const rowsFrom = (top: number, count: number): number[] => {
    const shown = rows.slice(top, top + count);
    if (rows.length < table.rules.length) return shown;
    const more = numbersFrom(table.rules.length, table.rules.length + count - shown.length - 1);
    return [...shown, ...more].filter((row) => row < MOST_RULES);
  };

  const paste = (text: string) => {
    const isOwn = own.current?.text === text;
    const block = isOwn ? (own.current?.cells ?? []) : parseTsv(text);
    const width = Math.max(0, ...block.map((row) => row.length));
    if (width === 0 || block.length * width > LIMIT) {
      if (width > 0) say(t('tooMuch'));
      return;
    }
    const area = areaOf(selection);
    const tall = area.bottom - area.top + 1;
    const wide = area.right - area.left + 1;
    const isRepeated = tall % block.length === 0 && wide % width === 0;
    const height = isRepeated ? Math.max(tall, block.length) : block.length;
    const across = isRepeated ? Math.max(wide, width) : width;
    const targets = rowsFrom(area.top, height);
    const fields = columns.slice(area.left, area.left + across).map(({ field }) => field);
    const contexts = fields.map((field) => columnContext(table, field, scope));
    const texts: Texts = repeated(block, targets.length).map((row) =>
      contexts.map((context, index) => {
        const cell = row[index % width];
        if (cell === undefined || isOwn) return cell;
        return cellOf(cell, context, { isPasted: true });
      }),
    );
    edit({ type: 'set-cells', rows: targets, fields, texts });
    const last = { row: area.top + targets.length - 1, column: area.left + fields.length - 1 };
    select({ anchor: { row: area.top, column: area.left }, focus: last });
    say(t('pasted', { rows: targets.length, columns: fields.length }));
  };
  return { copied, paste, cellsIn, fieldsIn };
}

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

/** What can be done to the cells, by keys, pointer and clipboard. */
/** Parts of the editor that open. */
export interface Opens {
  column: (at: number) => void;
  find: () => void;
}

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
