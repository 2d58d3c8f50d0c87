'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { DesignChange } from '#engine/core/compare';
import type { DecisionTableContent } from '#schemas';
import { cn } from '../../ui/index.ts';
import { areaOf, at, formatTsv, numbersFrom, type Selection, textOf } from '../edit/index.ts';
import { columnsOf, HEAD, ROW } from './columns.ts';
import { Grid } from './grid.tsx';
import { changesByRow } from './marks.ts';

export interface TableGridProps {
  table: DecisionTableContent;
  /** What the table is called, for those who listen. */
  label: string;
  /** Nothing else yet: a table is edited in its editor. */
  isReadOnly?: true;
  /** Rows that held in the last run. */
  hits?: readonly number[];
  /**
   * Differences from another version, as the engine compares designs. Those of other tables of a
   * flow are left out by the caller.
   */
  changes?: readonly DesignChange[];
  /** Which version of these changes the table is. */
  version?: 'before' | 'after';
  className?: string;
}

const MOST_HEIGHT = 560;
const SCROLLBAR = 16;

/** A decision table to be read: the same grid as in the editor, with rows hit and changes marked. */
export function TableView(props: TableGridProps) {
  const { table, label, hits, changes, version = 'after', className } = props;
  const t = useTranslations('tables.grid');
  const locale = useLocale();
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const columns = useMemo(
    () => columnsOf(table, locale, { from: t('from'), to: t('to'), note: t('note') }, widths),
    [table, locale, t, widths],
  );
  const rows = useMemo(() => numbersFrom(0, table.rules.length - 1), [table]);
  const hit = useMemo(() => new Set(hits), [hits]);
  const changed = useMemo(
    () => (changes ? changesByRow(changes, version) : undefined),
    [changes, version],
  );
  const copied = () => {
    const { top, bottom, left, right } = areaOf(selection);
    return formatTsv(
      numbersFrom(top, bottom).map((row) =>
        columns.slice(left, right + 1).map(({ field }) => textOf(table.rules[row], field)),
      ),
    );
  };
  return (
    <div
      className={cn('flex min-h-24 flex-col', className)}
      style={
        className
          ? undefined
          : { height: Math.min(MOST_HEIGHT, HEAD + rows.length * ROW + SCROLLBAR) }
      }
    >
      <Grid
        changes={changed}
        className="grow"
        columns={columns}
        copied={copied}
        empty={<p className="text-muted text-sm">{t('noRows')}</p>}
        hits={hit}
        label={label}
        locale={locale}
        onResize={(key, width) => setWidths((before) => ({ ...before, [key]: width }))}
        onSelection={setSelection}
        rows={rows}
        selection={selection}
        table={table}
      />
    </div>
  );
}
