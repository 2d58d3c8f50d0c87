'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { InvoiceRow } from '#engine/runtime/invoice';
import { Dash, type DataColumn, DateText, formatPeriod } from '../../ui/index.ts';
import { Amount } from './amount.tsx';
import { InvoiceStatus } from './invoice-status.tsx';

type Column = DataColumn<InvoiceRow>;

function useMoneyColumns(): Column[] {
  const t = useTranslations('invoices.columns');
  return useMemo(
    () => [
      {
        id: 'subtotal',
        header: t('subtotal'),
        number: true,
        hidden: true,
        cell: (row) => <Amount amount={row.subtotal} bare currency={row.currency} />,
      },
      {
        id: 'tax',
        header: t('tax'),
        number: true,
        hidden: true,
        cell: (row) => <Amount amount={row.tax} bare currency={row.currency} />,
      },
      {
        id: 'total',
        header: t('total'),
        number: true,
        cell: (row) => <Amount amount={row.total} currency={row.currency} />,
      },
      {
        id: 'amountDue',
        header: t('amountDue'),
        number: true,
        wideOnly: true,
        cell: (row) => <Amount amount={row.amountDue} currency={row.currency} />,
      },
    ],
    [t],
  );
}

/** The columns of the list. */
export function useInvoiceColumns(): Column[] {
  const t = useTranslations('invoices');
  const locale = useLocale();
  const money = useMoneyColumns();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('columns.number'),
        cell: (row) => row.number ?? <span className="text-muted">{t('draftNumber')}</span>,
      },
      { id: 'customer', header: t('columns.customer'), cell: (row) => row.customerName },
      {
        id: 'status',
        header: t('columns.status'),
        cell: (row) => <InvoiceStatus status={row.status} />,
      },
      {
        id: 'period',
        header: t('columns.period'),
        cell: (row) => (
          <span className="whitespace-nowrap">
            {formatPeriod(row.periodStart, row.periodEnd, locale)}
          </span>
        ),
      },
      {
        id: 'issued',
        header: t('columns.issued'),
        wideOnly: true,
        cell: (row) => <DateText date={row.issuedOn} />,
      },
      {
        id: 'due',
        header: t('columns.due'),
        wideOnly: true,
        cell: (row) => (row.dueOn === null ? <Dash /> : <DateText date={row.dueOn} />),
      },
      ...money,
    ],
    [t, locale, money],
  );
}
