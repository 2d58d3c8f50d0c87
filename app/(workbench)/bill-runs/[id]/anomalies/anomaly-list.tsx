'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { AnomalyPage, AnomalyRow } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import {
  Badge,
  type DataColumn,
  DataTable,
  DiffValue,
  EmptyState,
  formatDecimal,
  Money,
} from '../../../../ui/index.ts';
import { CustomerCell } from '../customer-cell.tsx';
import { directionOf, withoutSign } from '../direction.ts';
import { MarkActions } from '../mark-actions.tsx';
import { HoldCell, MarkCell } from '../mark-cells.tsx';
import { type AnomalyFilter, AnomalyFilters } from './anomaly-filters.tsx';

interface AnomalyListProps {
  runId: string;
  page: AnomalyPage;
  filter: AnomalyFilter;
  isMarkable: boolean;
  pager: ReactNode;
}

const keyOf = (row: AnomalyRow) => row.invoiceId;
const nameOf = (row: AnomalyRow) => row.customerName;
const hrefOf = (row: AnomalyRow) => paths.invoice(row.invoiceId);

function Change({ percent }: { percent: string | null }) {
  const t = useTranslations('billRuns.anomalyList');
  const locale = useLocale();
  if (percent === null) return <span className="text-muted">{t('first')}</span>;
  return (
    <DiffValue direction={directionOf(percent)}>
      {formatDecimal(withoutSign(percent), locale, 1)}%
    </DiffValue>
  );
}

function useColumns(): DataColumn<AnomalyRow>[] {
  const t = useTranslations('billRuns.anomalyList');
  return useMemo(
    () => [
      {
        id: 'customer',
        header: t('customer'),
        cell: (row) => <CustomerCell row={row} />,
      },
      {
        id: 'kind',
        header: t('kind'),
        cell: (row) => (
          <Badge tone={row.kind === 'negative' ? 'notice' : 'neutral'}>
            {t(`kinds.${row.kind}`)}
          </Badge>
        ),
      },
      {
        id: 'last',
        header: t('last'),
        number: true,
        wideOnly: true,
        cell: (row) =>
          row.lastTotal !== null && <Money amount={row.lastTotal} bare currency={row.currency} />,
      },
      {
        id: 'total',
        header: t('total'),
        number: true,
        cell: (row) => <Money amount={row.total} currency={row.currency} />,
      },
      {
        id: 'change',
        header: t('change'),
        number: true,
        cell: (row) => <Change percent={row.changePercent} />,
      },
      {
        id: 'mark',
        header: t('mark'),
        cell: (row) => <MarkCell note={row.note} outcome={row.outcome} />,
      },
      { id: 'hold', header: t('hold'), cell: (row) => <HoldCell reason={row.holdReason} /> },
    ],
    [t],
  );
}

/** Invoices that stand out, the oddest first: a list to work off before posting. */
export function AnomalyList({ runId, page, filter, isMarkable, pager }: AnomalyListProps) {
  const t = useTranslations('billRuns.anomalyList');
  const isFiltered = filter.kind !== undefined || filter.mark !== undefined;
  return (
    <DataTable
      actions={
        isMarkable
          ? (rows, clear) => <MarkActions clear={clear} ids={rows.map(keyOf)} />
          : undefined
      }
      columns={useColumns()}
      empty={
        <EmptyState className="border-0 p-0" title={t(isFiltered ? 'noneFiltered' : 'none')} />
      }
      label={t('caption')}
      pager={pager}
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={nameOf}
      rows={page.rows}
      toolbar={<AnomalyFilters counts={page.counts} filter={filter} runId={runId} />}
    />
  );
}
