import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ClipboardEvent } from 'react';
import type { LocalText } from '#schemas';
import type { Dialect } from '../../../feel/index.ts';
import { Button, cn, type Option, ScrollFrame, Select, TextInput } from '../../../ui/index.ts';
import { type Path, valueAt } from '../../edit/index.ts';
import { ExpressionField } from './expression-field.tsx';
import { NameField } from './name-field.tsx';
import { useNodeForm } from './node-form.ts';
import { RowMenu } from './row-menu.tsx';
import { useRowKeys } from './use-row-keys.ts';

/** More are edited as a file. */
const MOST_SHOWN = 200;

export interface GridColumn {
  key: string;
  label: string;
  /** Steps from the row to the cell. */
  path: Path;
  form: 'expression' | 'text' | 'name' | 'choice';
  choices?: readonly Option[];
  /** What an empty cell is: nothing, an open bound, or an empty text. */
  empty: undefined | null | '';
  placeholder?: string;
  /** What an expression is written in. */
  dialect?: Dialect;
  /** Results stand behind a heavier rule. */
  isResult?: boolean;
  /** The cell holds a text in both languages, and shows this one. */
  language?: keyof LocalText;
}

interface GridFieldProps {
  caption: string;
  columns: readonly GridColumn[];
  rows: readonly unknown[];
  /** Steps from the config to the rows. */
  base: Path;
  least: number;
  most: number;
  newRow: () => unknown;
  /** Where rows are more than rows, such as the columns of a table. */
  onAdd?: () => void;
  onRemove?: (index: number) => void;
  onMove?: (from: number, to: number) => void;
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);

interface CellProps {
  column: GridColumn;
  path: Path;
  row: unknown;
  label: string;
}

const NO_TEXT: LocalText = { zh: '', en: '' };

/** What a cell holds for this text typed in; a text in both languages keeps the other one. */
function held({ empty, language }: GridColumn, text: string, before: unknown): unknown {
  if (language === undefined) return text === '' ? empty : text;
  const both = { ...NO_TEXT, ...(before as LocalText | undefined), [language]: text };
  return both.zh === '' && both.en === '' ? undefined : both;
}

function Cell({ column, path, row, label }: CellProps) {
  const { set, errorAt } = useNodeForm();
  const { form, choices = [], empty, placeholder, language } = column;
  const before = valueAt(row, column.path);
  const value = textOf(language === undefined ? before : valueAt(before, [language]));
  const change = (text: string) => set(path, held(column, text, before));
  const isInvalid = errorAt(path) !== undefined;
  const wiring = { 'aria-label': label, 'aria-invalid': isInvalid || undefined };
  if (form === 'choice') {
    return (
      <Select
        {...wiring}
        className="min-w-24"
        onChange={(event) => change(event.target.value)}
        options={withOwn(choices, value)}
        placeholder={empty === undefined ? (placeholder ?? '–') : undefined}
        value={value}
      />
    );
  }
  if (form === 'text') {
    return <TextInput {...wiring} onChange={(event) => change(event.target.value)} value={value} />;
  }
  if (form === 'name') return <NameField {...wiring} onCommit={change} value={value} />;
  return (
    <ExpressionField
      aria-label={label}
      dialect={column.dialect}
      isCell
      isInvalid={isInvalid}
      onChange={change}
      placeholder={placeholder}
      value={value}
    />
  );
}

/** A value that is no choice any more is shown nevertheless. */
const withOwn = (choices: readonly Option[], value: string): readonly Option[] =>
  value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: value }];

/** Cells of a spreadsheet's copy; undefined for a text that fits one cell. */
function cellsOf(text: string): string[][] | undefined {
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n');
  return lines.length > 1 || text.includes('\t')
    ? lines.map((line) => line.split('\t'))
    : undefined;
}

function useRows({ rows, base, most, newRow, columns, ...on }: GridFieldProps) {
  const { set } = useNodeForm();
  const keep = (next: readonly unknown[]) => set(base, next.slice(0, most));
  return {
    add: on.onAdd ?? (() => keep([...rows, newRow()])),
    remove: on.onRemove ?? ((index: number) => keep(rows.filter((_, at) => at !== index))),
    move:
      on.onMove ??
      ((from: number, to: number) => keep(rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]))),
    /** What was copied in a spreadsheet, from one cell to the right and down. */
    paste: (event: ClipboardEvent, row: number, column: number) => {
      const cells = cellsOf(event.clipboardData.getData('text/plain'));
      if (!cells || on.onAdd) return;
      event.preventDefault();
      const next = structuredClone(rows.slice()) as Record<string, unknown>[];
      for (const [down, line] of cells.entries()) {
        if (row + down >= most) break;
        next[row + down] ??= newRow() as Record<string, unknown>;
        for (const [right, text] of line.entries()) {
          const target = columns[column + right];
          if (target && target.language === undefined) write(next[row + down], target, text.trim());
        }
      }
      keep(next);
    },
  };
}

/** Into a copy that nobody else has. */
function write(
  row: Record<string, unknown> | undefined,
  { path, empty }: GridColumn,
  text: string,
) {
  const [last] = path.slice(-1);
  const parent = valueAt(row, path.slice(0, -1)) as Record<string | number, unknown> | undefined;
  if (!parent || last === undefined) return;
  const value = text === '' ? empty : text;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}

/** A small table of a config: rows are added, removed and moved; cells pasted from a spreadsheet. */
export function GridField(props: GridFieldProps) {
  const { caption, columns, rows, base, least, most } = props;
  const t = useTranslations('editor.grid');
  const { errorAt } = useNodeForm();
  const { add, remove, move, paste } = useRows(props);
  const keys = useRowKeys<HTMLTableSectionElement>();
  const shown = rows.slice(0, MOST_SHOWN);
  const errors = shown.flatMap((_, row) =>
    columns.flatMap(({ path, label }) => {
      const error = errorAt([...base, row, ...path]);
      return error ? [`${row + 1} · ${label}: ${error}`] : [];
    }),
  );
  return (
    <div>
      <ScrollFrame className="rounded-md border border-line" label={caption}>
        <table className="w-full border-separate border-spacing-0 text-xs">
          <caption className="sr-only">{caption}</caption>
          {/* The one column is called what the table is called. */}
          <thead className={cn(columns.length === 1 && 'sr-only')}>
            <tr>
              <th className="w-6 px-1 text-muted" scope="col">
                <span aria-hidden="true">#</span>
                <span className="sr-only">{t('row')}</span>
              </th>
              {columns.map(({ key, label, isResult }) => (
                <th
                  className={cn(
                    'min-w-22 max-w-48 truncate px-1 py-1 text-left font-medium text-muted',
                    isResult && 'border-l-2 border-l-line-strong pl-2',
                  )}
                  key={key}
                  scope="col"
                  title={label}
                >
                  {label}
                </th>
              ))}
              <th className="sticky right-0 w-8 bg-surface">
                <span className="sr-only">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={keys.list}>
            {shown.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
              <tr key={index}>
                <td className="px-1 text-right text-muted">{index + 1}</td>
                {columns.map((column, at) => (
                  <td
                    className={cn('p-0.5', column.isResult && 'border-l-2 border-l-line-strong')}
                    key={column.key}
                    onPaste={(event) => paste(event, index, at)}
                  >
                    <Cell
                      column={column}
                      label={`${column.label}, ${t('rowN', { row: index + 1 })}`}
                      path={[...base, index, ...column.path]}
                      row={row}
                    />
                  </td>
                ))}
                <td className="sticky right-0 bg-surface p-0.5">
                  <RowMenu
                    canRemove={rows.length > least}
                    index={index}
                    isLast={index === rows.length - 1}
                    onMove={(to) => {
                      move(index, to);
                      keys.onMoved(to);
                    }}
                    onRemove={() => {
                      remove(index);
                      keys.onRemoved(index);
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {rows.length > shown.length && (
        <p className="mt-1 text-muted text-xs">
          {t('more', { count: rows.length - shown.length })}
        </p>
      )}
      {errors.length > 0 && (
        <ul className="mt-1 text-danger text-xs">
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
      <Button
        aria-label={`${t('add')}: ${caption}`}
        className="mt-1"
        disabled={rows.length >= most}
        icon={<Plus />}
        onClick={() => {
          add();
          keys.onAdded();
        }}
        ref={keys.adder}
        size="sm"
        variant="ghost"
      >
        {t('add')}
      </Button>
    </div>
  );
}
