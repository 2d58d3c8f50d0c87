'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Badge, cn, Table, Td, Th } from '../../../../ui/index.ts';
import type { ErrorRow } from '../../types.ts';
import { type Edits, editKey } from './use-edits.ts';

interface ErrorTableProps {
  columns: readonly string[];
  rows: readonly ErrorRow[];
  edits: Edits;
  /** Absent where nothing may be changed. */
  onEdit?: (row: number, column: string, text: string, was: string) => void;
}

/** More of them no screen holds; those with problems come first. */
const MOST_COLUMNS = 60;

/** The problems first and the columns they lie in, since a file may have more than fit. */
export function ErrorTable({ columns: inFile, rows, edits, onEdit }: ErrorTableProps) {
  const t = useTranslations('imports.errors');
  const locale = useLocale();
  const columns = badFirst(inFile, rows).slice(0, MOST_COLUMNS);
  if (rows.length === 0) return <p className="px-4 pb-4 text-muted">{t('none')}</p>;
  return (
    <Table caption={t('table')} className="max-h-[70vh] overflow-y-auto border-line border-t">
      <thead className="[&_th]:sticky [&_th]:top-0 [&_th]:z-10 [&_th]:bg-surface">
        <tr>
          <Th number>{t('cellRow')}</Th>
          <Th className="min-w-56">{t('problem')}</Th>
          {columns.map((column) => (
            <Th key={column}>{column}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr className="align-top" key={row.row}>
            <Td className="text-muted" number>
              {row.row}
            </Td>
            <Td className="min-w-56 max-w-80">
              {row.issues.map(({ code, message }) => (
                <p key={code + message.en}>{message[locale]}</p>
              ))}
              {row.fix && <Badge tone="info">{t('corrected')}</Badge>}
            </Td>
            {columns.map((column) => (
              <Cell
                column={column}
                edit={edits.get(editKey(row.row, column))?.text}
                isBad={row.issues.some((issue) => issue.columns.includes(column))}
                key={column}
                onEdit={onEdit}
                row={row}
                text={row.cells[inFile.indexOf(column)] ?? ''}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function badFirst(columns: readonly string[], rows: readonly ErrorRow[]): string[] {
  const bad = new Set(rows.flatMap(({ issues }) => issues.flatMap((issue) => issue.columns)));
  const [first, rest] = [true, false].map((isBad) =>
    columns.filter((column) => bad.has(column) === isBad),
  );
  return [...(first ?? []), ...(rest ?? [])];
}

interface CellProps {
  row: ErrorRow;
  column: string;
  /** As it stands in the file. */
  text: string;
  edit: string | undefined;
  isBad: boolean;
  onEdit: ErrorTableProps['onEdit'];
}

function Cell({ row, column, text, edit, isBad, onEdit }: CellProps) {
  const t = useTranslations('imports.errors');
  const fixed = row.fix?.[column];
  const now = fixed ?? text;
  const look = cn(
    'field-sizing-content h-7 min-w-24 max-w-72 rounded border border-transparent bg-transparent px-2 text-sm hover:border-line-field focus:bg-surface',
    isBad && fixed === undefined && 'border-danger bg-danger-soft',
    fixed !== undefined && 'border-info',
    edit !== undefined && 'border-accent bg-accent-soft',
  );
  if (!onEdit) {
    return (
      <Td>
        <span className={cn('block max-w-60 truncate', look)}>{now}</span>
      </Td>
    );
  }
  return (
    <td className="px-1 py-1">
      <input
        aria-invalid={isBad || undefined}
        aria-label={t('cell', { column, row: row.row })}
        className={look}
        onChange={(event) => onEdit(row.row, column, event.target.value, now)}
        onKeyDown={moveOn}
        value={edit ?? now}
      />
    </td>
  );
}

/** Enter goes to the same column of the row below, as in a spreadsheet. */
function moveOn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const cell = event.currentTarget.closest('td');
  const line = cell?.closest('tr');
  const other = step > 0 ? line?.nextElementSibling : line?.previousElementSibling;
  const target = other?.children[cell?.cellIndex ?? 0]?.querySelector('input');
  event.preventDefault();
  target?.focus();
}
