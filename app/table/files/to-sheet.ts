import type { DecisionTableContent, LocalText } from '#schemas';
import {
  type Column,
  type Field,
  fieldsOf,
  hasDates,
  hasNotes,
  keyOf,
  plainOf,
  textOf,
} from '../edit/index.ts';
import { isExactInSheets, type SheetCell } from './sheet-cell.ts';

/** A column of a file: a field of the table, or whether the row is on. */
export interface FileColumn {
  key: string;
  field: Field | 'enabled';
  /** What stands in the first row. */
  head: string;
  /** What else may stand there. */
  names: readonly string[];
}

export type MemberHeads = Readonly<Record<'from' | 'to' | 'note' | 'enabled', LocalText>>;

export const MEMBER_HEADS: MemberHeads = {
  from: { zh: '生效日', en: 'From' },
  to: { zh: '截止日', en: 'Until' },
  note: { zh: '备注', en: 'Note' },
  enabled: { zh: '启用', en: 'On' },
};

function headOf(table: DecisionTableContent, { part, at }: Field): LocalText & { name: string } {
  const column = part === 'when' ? table.inputs[at] : table.outputs[at];
  const name = String(part === 'when' ? table.inputs[at]?.expression : table.outputs[at]?.name);
  return { zh: column?.label?.zh || name, en: column?.label?.en || name, name };
}

/** The columns of a table's file; with `isAll` those that it has no use for yet as well. */
export function fileColumns(
  table: DecisionTableContent,
  locale: keyof LocalText,
  isAll = false,
): FileColumn[] {
  const shown = { dates: isAll || hasDates(table), notes: isAll || hasNotes(table) };
  const columns = fieldsOf(table, shown).map((field): FileColumn => {
    const { part } = field;
    if (part === 'when' || part === 'then') {
      const { zh, en, name } = headOf(table, field);
      return {
        key: keyOf(field),
        field,
        head: locale === 'zh' ? zh : en,
        names: [name, zh, en],
      };
    }
    const { zh, en } = MEMBER_HEADS[part];
    return { key: keyOf(field), field, head: MEMBER_HEADS[part][locale], names: [zh, en, part] };
  });
  const hasOff = isAll || table.rules.some(({ enabled }) => enabled === false);
  const { zh, en } = MEMBER_HEADS.enabled;
  const own: FileColumn = {
    key: 'enabled',
    field: 'enabled',
    head: MEMBER_HEADS.enabled[locale],
    names: [zh, en, 'enabled'],
  };
  return distinct(hasOff ? [...columns, own] : columns);
}

/** Heads that are the same twice say what the column asks for as well. */
function distinct(columns: FileColumn[]): FileColumn[] {
  const counts = Map.groupBy(columns, ({ head }) => head);
  return columns.map((column) => {
    const isTwice = (counts.get(column.head)?.length ?? 0) > 1;
    const head = `${column.head} (${column.names[0]})`;
    return isTwice ? { ...column, head, names: [head, ...column.names] } : column;
  });
}

function cellOf(text: string): SheetCell {
  if (text === '') return null;
  if (isExactInSheets(text)) return { type: 'number', text };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { type: 'date', text };
  return text === 'true' || text === 'false' ? { type: 'boolean', text } : { type: 'text', text };
}

/** Texts that look like values of another type stay texts. */
const asTyped = (text: string, { type }: Column): SheetCell =>
  type === 'string' && text !== '' ? { type: 'text', text } : cellOf(text);

/** The rows of a table as a spreadsheet holds them, the heads first. */
export function toSheet(
  table: DecisionTableContent,
  locale: keyof LocalText,
  contextOf: (field: Field) => Column,
): SheetCell[][] {
  const columns = fileColumns(table, locale);
  const contexts = columns.map(({ field }) => (field === 'enabled' ? undefined : contextOf(field)));
  const head = columns.map((column): SheetCell => ({ type: 'text', text: column.head }));
  const rows = table.rules.map((rule) =>
    columns.map(({ field }, at): SheetCell => {
      const context = contexts[at];
      if (field === 'enabled' || !context) {
        return { type: 'boolean', text: rule.enabled === false ? 'false' : 'true' };
      }
      return asTyped(plainOf(textOf(rule, field), context), context);
    }),
  );
  return [head, ...rows];
}
