import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useToast } from '../../ui/index.ts';
import {
  type Area,
  areaOf,
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
import { columnContext } from './column-context.ts';
import type { TableEditor } from './use-table-editor.ts';

type Texts = (string | undefined)[][];

const LIMIT = 240_000;

/** What of a pasted block has no place in the table; columns and rows of nothing are no loss. */
interface Cut {
  columns: number;
  rows: number;
}

function cutOf(block: readonly (readonly string[])[], across: number, down: number): Cut {
  const holds = (cell: string): boolean => cell.trim() !== '';
  const width = Math.max(0, ...block.map((row) => row.findLastIndex(holds) + 1));
  const height = block.findLastIndex((row) => row.some(holds)) + 1;
  return { columns: Math.max(0, width - across), rows: Math.max(0, height - down) };
}

/** Says aloud and on screen what of a block was not pasted. */
function useCutWords() {
  const t = useTranslations('tables.say');
  const toast = useToast();
  return ({ columns, rows }: Cut, isFiltered: boolean) => {
    if (columns === 0 && rows === 0) return;
    const ofRows = isFiltered
      ? t('cutFiltered', { count: rows })
      : t('cutRows', { count: rows, most: MOST_RULES });
    const text = [columns > 0 && t('cutColumns', { count: columns }), rows > 0 && ofRows];
    toast({ tone: 'failed', title: t('cut'), text: text.filter(Boolean).join(' ') });
  };
}

/** Copy, cut and paste of cells with spreadsheets; our own cells come back exactly as they were. */
export function useTransfer(editor: TableEditor) {
  const { host, columns, rows, selection, select, edit, say } = editor;
  const { table, scope } = host;
  const t = useTranslations('tables.say');
  const toast = useToast();
  const tellCut = useCutWords();
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
      if (width > 0) toast({ tone: 'failed', title: t('tooMuch', { most: LIMIT }) });
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
    tellCut(cutOf(block, fields.length, targets.length), rows.length < table.rules.length);
  };
  return { copied, paste, cellsIn, fieldsIn };
}
