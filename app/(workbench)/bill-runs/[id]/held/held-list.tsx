'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { HeldInvoice } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import { type DataColumn, DataTable, DateText, EmptyState, Money } from '../../../../ui/index.ts';
import { CustomerCell } from '../customer-cell.tsx';
import { HeldActions } from './held-actions.tsx';

interface HeldListProps {
  rows: HeldInvoice[];
  timeZone: string;
  /** Releasing posts at once. */
  isPosted: boolean;
  may: { release: boolean; discard: boolean };
  pager: ReactNode;
}

const keyOf = (row: HeldInvoice) => row.invoiceId;
const nameOf = (row: HeldInvoice) => row.customerName;
const hrefOf = (row: HeldInvoice) => paths.invoice(row.invoiceId);

function useColumns(timeZone: string): DataColumn<HeldInvoice>[] {
  const t = useTranslations('billRuns.heldList');
  return useMemo(
    () => [
      {
        id: 'customer',
        header: t('customer'),
        cell: (row) => <CustomerCell row={row} />,
      },
      {
        id: 'total',
        header: t('total'),
        number: true,
        cell: (row) => <Money amount={row.total} currency={row.currency} />,
      },
      {
        id: 'reason',
        header: t('reason'),
        className: 'whitespace-normal',
        cell: (row) => row.reason,
      },
      { id: 'by', header: t('by'), wideOnly: true, cell: (row) => row.heldBy },
      {
        id: 'at',
        header: t('at'),
        wideOnly: true,
        cell: (row) => <DateText instant={row.heldAt} timeZone={timeZone} />,
      },
      {
        id: 'state',
        header: t('state'),
        wideOnly: true,
        cell: (row) => (
          <span className="text-muted">{t(row.isBuiltOn ? 'builtOn' : 'canDiscard')}</span>
        ),
      },
    ],
    [t, timeZone],
  );
}

/** Drafts that posting leaves out, until somebody decides. */
export function HeldList({ rows, timeZone, isPosted, may, pager }: HeldListProps) {
  const t = useTranslations('billRuns.heldList');
  return (
    <DataTable
      actions={
        may.release || may.discard
          ? (selected, clear) => (
              <HeldActions clear={clear} isPosted={isPosted} may={may} rows={selected} />
            )
          : undefined
      }
      columns={useColumns(timeZone)}
      empty={
        <EmptyState className="border-0 p-0" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      }
      label={t('caption')}
      pager={pager}
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={nameOf}
      rows={rows}
    />
  );
}
