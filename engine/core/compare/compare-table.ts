import type { LocalText } from '#engine/core/issue';
import { type Aligned, alignByContent } from './align.ts';
import { changeAt, compareMembers } from './compare-value.ts';
import { canonical, isText, listOf, pointer, recordOf, textOf } from './json.ts';
import type { ChangeSubject, DesignChange } from './types.ts';
import { cellText } from './value-text.ts';

/** The table: what it is part of, its path, the words in front such as `节点“资费”`. */
export interface TablePlace {
  subject: ChangeSubject;
  path: string;
  lead: LocalText;
}

type Side = 'when' | 'then';

/** A column of either version. */
interface Column extends Aligned {
  side: Side;
  key: string;
  label: LocalText;
  was: unknown;
  is: unknown;
}

const LISTS = { when: 'inputs', then: 'outputs' } as const;
/** A row with more columns than this is told by its first ones. */
const MOST_CELLS_TOLD = 6;

function keyOfColumn(side: Side, column: unknown): string {
  const { expression, name } = recordOf(column);
  return textOf((side === 'when' ? expression : name) ?? '');
}

function alignColumns(side: Side, before: unknown, after: unknown): Column[] {
  const [was, is] = [before, after].map((table) => listOf(recordOf(table)[LISTS[side]]));
  const cells = (columns: readonly unknown[]): string[][] =>
    columns.map((column) => [keyOfColumn(side, column), canonical(recordOf(column).label)]);
  return alignByContent(cells(was ?? []), cells(is ?? []), 1).map((aligned) => {
    const column = aligned.after === null ? was?.[aligned.before ?? 0] : is?.[aligned.after];
    const key = keyOfColumn(side, column);
    const { label } = recordOf(column);
    return {
      ...aligned,
      side,
      key,
      label: isText(label) ? label : { zh: key, en: key },
      was: aligned.before === null ? undefined : was?.[aligned.before],
      is: aligned.after === null ? undefined : is?.[aligned.after],
    };
  });
}

const noLabel = { label: { zh: '', en: '' }, member: '' };

const lead = ({ lead: { zh, en } }: TablePlace, rest: LocalText): LocalText => ({
  zh: `${zh}${rest.zh}`,
  en: en === '' ? rest.en : `${en}: ${rest.en}`,
});

function compareColumn(place: TablePlace, column: Column): DesignChange[] {
  const { side, key, label, before, after } = column;
  const number = after ?? before ?? 0;
  const at = {
    ...noLabel,
    subject: { ...place.subject, part: 'column', column: key } as const,
    path: `${place.path}/${LISTS[side]}${pointer(number)}`,
    lead: lead(place, { zh: `列“${label.zh}”的`, en: `column "${label.en}", ` }),
  };
  const told = (zh: string, en: string): LocalText =>
    lead(place, { zh: `${zh}列“${label.zh}”`, en: `${en} column "${label.en}"` });
  if (before === null) return [changeAt(at, 'added', null, column.is, told('新增', 'added'))];
  if (after === null) return [changeAt(at, 'removed', column.was, null, told('删除', 'removed'))];
  const order = column.isReordered
    ? [changeAt(at, 'reordered', before, after, told('调整了次序：', 'reordered'))]
    : [];
  return [...order, ...compareMembers(at, column.was, column.is)];
}

const cellOf = (rule: unknown, side: Side, index: number | null): unknown =>
  index === null ? undefined : listOf(recordOf(rule)[side])[index];

/** What a row says, for one that came or went. */
function rowText(rule: unknown, columns: readonly Column[], which: 'before' | 'after'): LocalText {
  const shown = columns
    .filter((column) => column[which] !== null)
    .slice(0, MOST_CELLS_TOLD)
    .map(({ side, label, [which]: index }) => {
      const { zh, en } = cellText(cellOf(rule, side, index));
      return { zh: `${label.zh} ${zh}`, en: `${label.en} ${en}` };
    });
  return {
    zh: shown.map(({ zh }) => zh).join('，'),
    en: shown.map(({ en }) => en).join(', '),
  };
}

interface Row extends Aligned {
  was: unknown;
  is: unknown;
}

function compareCells(place: TablePlace, row: Row, columns: readonly Column[]): DesignChange[] {
  const { before, after } = row;
  return columns.flatMap(({ side, key, label, before: from, after: to }) => {
    if (from === null || to === null) return [];
    const [was, is] = [cellOf(row.was, side, from), cellOf(row.is, side, to)];
    if (textOf(was ?? '') === textOf(is ?? '')) return [];
    const at = {
      ...noLabel,
      subject: { ...place.subject, part: 'cell', row: { before, after }, column: key } as const,
      path: `${place.path}/rules/${after}/${side}/${to}`,
      lead: place.lead,
    };
    const [b, a] = [cellText(was), cellText(is)];
    const number = (after ?? 0) + 1;
    const sentence = lead(place, {
      zh: `第 ${number} 行“${label.zh}”由 ${b.zh} 改为 ${a.zh}`,
      en: `row ${number}, "${label.en}": from ${b.en} to ${a.en}`,
    });
    return [changeAt(at, 'changed', was, is, sentence)];
  });
}

function compareRow(place: TablePlace, row: Row, columns: readonly Column[]): DesignChange[] {
  const { before, after, isReordered } = row;
  const number = (after ?? before ?? 0) + 1;
  const at = {
    ...noLabel,
    subject: { ...place.subject, part: 'row', row: { before, after } } as const,
    path: `${place.path}/rules/${number - 1}`,
    lead: lead(place, { zh: `第 ${number} 行的`, en: `row ${number}, ` }),
  };
  if (before === null || after === null) {
    const isNew = before === null;
    const { zh, en } = rowText(row.is ?? row.was, columns, isNew ? 'after' : 'before');
    const sentence = lead(place, {
      zh: `${isNew ? '新增' : '删除'}第 ${number} 行：${zh}`,
      en: `${isNew ? 'added' : 'removed'} row ${number}: ${en}`,
    });
    return [changeAt(at, isNew ? 'added' : 'removed', row.was, row.is, sentence)];
  }
  const order = isReordered
    ? [
        changeAt(
          at,
          'reordered',
          before,
          after,
          lead(place, {
            zh: `第 ${before + 1} 行移到第 ${number} 行`,
            en: `row ${before + 1} is now row ${number}`,
          }),
        ),
      ]
    : [];
  const rest = compareMembers(at, row.was, row.is, ['when', 'then']);
  return [...order, ...compareCells(place, row, columns), ...rest];
}

/** Rows by what they say in the columns that both versions have. */
function alignRows(
  before: readonly unknown[],
  after: readonly unknown[],
  columns: readonly Column[],
): Aligned[] {
  const shared = columns.filter(({ before: from, after: to }) => from !== null && to !== null);
  const cells = (rules: readonly unknown[], which: 'before' | 'after'): string[][] =>
    rules.map((rule) =>
      shared.map(({ side, [which]: index }) => textOf(cellOf(rule, side, index) ?? '')),
    );
  const conditions = shared.filter(({ side }) => side === 'when').length;
  return alignByContent(cells(before, 'before'), cells(after, 'after'), conditions);
}

/** Every difference between two decision tables: columns, rows, cells. */
export function compareTables(place: TablePlace, before: unknown, after: unknown): DesignChange[] {
  const columns = (['when', 'then'] as const).flatMap((side) => alignColumns(side, before, after));
  const [was, is] = [before, after].map((table) => listOf(recordOf(table).rules));
  const rows = alignRows(was ?? [], is ?? [], columns).map(
    (aligned): Row => ({
      ...aligned,
      was: aligned.before === null ? undefined : was?.[aligned.before],
      is: aligned.after === null ? undefined : is?.[aligned.after],
    }),
  );
  const own = { ...place, lead: lead(place, { zh: '', en: '' }) };
  return [
    ...compareMembers(own, before, after, ['inputs', 'outputs', 'rules']),
    ...columns.flatMap((column) => compareColumn(place, column)),
    ...rows.flatMap((row) => compareRow(place, row, columns)),
  ];
}
