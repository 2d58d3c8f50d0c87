import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { IconButton, Select, TextInput } from '../../ui/index.ts';
import { NO_FIND, type RowFilter } from './rows-shown.ts';
import type { TableEditor } from './use-table-editor.ts';

const FILTERS: readonly RowFilter[] = ['all', 'found', 'problems', 'off', 'hit'];

/** Cells that hold a text, one after the other; and which rows are shown. */
export function FindBar({ editor, onClose }: { editor: TableEditor; onClose: () => void }) {
  const t = useTranslations('tables.find');
  const { find, setFind, found, rows, columns, select, grid, hits } = editor;
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(-1);
  useEffect(() => field.current?.select(), []);
  const places = useMemo(() => {
    const columnAt = new Map(columns.map(({ key }, index) => [key, index]));
    return rows.flatMap((row, index) =>
      [...(found.get(row) ?? [])].map((key) => ({ row: index, column: columnAt.get(key) ?? 0 })),
    );
  }, [rows, found, columns]);
  // Enter may come before what was typed is found.
  const isWaiting = useRef(false);
  const step = (by: 1 | -1) => {
    isWaiting.current = places.length === 0;
    const next = (at + by + places.length) % places.length;
    const place = places[next];
    if (!place) return;
    setAt(next);
    select({ anchor: place, focus: place });
    grid.current?.show(place.row, place.column);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once what is found is another
  useEffect(() => {
    if (isWaiting.current && places.length > 0) step(1);
  }, [places]);
  const close = () => {
    setFind(NO_FIND);
    onClose();
    grid.current?.focus();
  };
  const count =
    find.text.trim() === ''
      ? ''
      : at < 0
        ? t('found', { count: places.length })
        : t('count', { at: Math.min(at + 1, places.length), count: places.length });
  return (
    <search aria-label={t('label')} className="flex flex-wrap items-center gap-2">
      <TextInput
        aria-label={t('text')}
        className="w-64 max-sm:w-full"
        maxLength={200}
        onChange={({ target }) => {
          setAt(-1);
          isWaiting.current = false;
          setFind({ ...find, text: target.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        placeholder={t('text')}
        ref={field}
        type="search"
        value={find.text}
      />
      <span className="min-w-16 text-muted text-xs" role="status">
        {count}
      </span>
      <IconButton icon={<ChevronUp />} label={t('previous')} onClick={() => step(-1)} size="sm" />
      <IconButton icon={<ChevronDown />} label={t('next')} onClick={() => step(1)} size="sm" />
      <Select
        aria-label={t('rows')}
        className="w-44"
        dense
        onChange={({ target }) => setFind({ ...find, filter: target.value as RowFilter })}
        options={FILTERS.map((value) => ({
          value,
          label: t(`filters.${value}`),
          disabled: value === 'hit' && hits.size === 0,
        }))}
        value={find.filter}
      />
      <IconButton icon={<X />} label={t('close')} onClick={close} size="sm" />
    </search>
  );
}
