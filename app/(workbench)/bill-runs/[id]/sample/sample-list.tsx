'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useMemo } from 'react';
import type { InvoiceSample, SampledInvoice } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import {
  Checkbox,
  type DataColumn,
  DataTable,
  EmptyState,
  formatCount,
  Money,
  Select,
  Toolbar,
} from '../../../../ui/index.ts';
import { CustomerCell } from '../customer-cell.tsx';
import { MarkActions } from '../mark-actions.tsx';
import { HoldCell, MarkCell } from '../mark-cells.tsx';

interface SampleListProps {
  runId: string;
  sample: InvoiceSample;
  size: number;
  isByPlan: boolean;
  isMarkable: boolean;
}

const keyOf = (row: SampledInvoice) => row.invoiceId;
const nameOf = (row: SampledInvoice) => row.customerName;
const hrefOf = (row: SampledInvoice) => paths.invoice(row.invoiceId);

function useColumns(): DataColumn<SampledInvoice>[] {
  const t = useTranslations('billRuns.sampleList');
  const words = useTranslations('billRuns.anomalyList');
  const locale = useLocale();
  return useMemo(
    () => [
      {
        id: 'customer',
        header: t('customer'),
        cell: (row) => <CustomerCell row={row} />,
      },
      {
        id: 'plan',
        header: t('plan'),
        wideOnly: true,
        cell: (row) => row.planName?.[locale] ?? row.planKey,
      },
      {
        id: 'lines',
        header: t('lines'),
        number: true,
        wideOnly: true,
        cell: (row) => formatCount(row.lines, locale),
      },
      {
        id: 'total',
        header: t('total'),
        number: true,
        cell: (row) => <Money amount={row.total} currency={row.currency} />,
      },
      {
        id: 'mark',
        header: words('mark'),
        cell: (row) => <MarkCell note={row.note} outcome={row.outcome} />,
      },
      { id: 'hold', header: words('hold'), cell: (row) => <HoldCell reason={row.holdReason} /> },
    ],
    [t, words, locale],
  );
}

const SIZES = [10, 20, 30, 50, 100, 200];

function SampleFilters({ runId, size, isByPlan, sample }: SampleListProps) {
  const t = useTranslations('billRuns.sampleList');
  const locale = useLocale();
  const id = useId();
  const router = useRouter();
  const go = (change: { size?: string; by?: string }) =>
    router.push(
      paths.billRunPart(runId, 'sample', { size, by: isByPlan ? undefined : 'all', ...change }),
    );
  const checked = {
    checked: formatCount(sample.checked, locale),
    size: formatCount(sample.rows.length, locale),
  };
  return (
    <Toolbar
      className="mb-0 w-full"
      end={<strong className="font-medium text-sm">{t('checked', checked)}</strong>}
      label={t('filters')}
    >
      <label className="flex items-center gap-2 text-muted text-sm" htmlFor={id}>
        {t('size')}
        <Select
          className="w-24"
          id={id}
          onChange={({ target }) => go({ size: target.value })}
          options={[...new Set([...SIZES, size])]
            .sort((a, b) => a - b)
            .map((each) => ({ value: String(each), label: String(each) }))}
          value={size}
        />
      </label>
      <Checkbox
        checked={isByPlan}
        label={<span className="text-sm">{t('byPlan')}</span>}
        onChange={({ target }) => go({ by: target.checked ? undefined : 'all' })}
      />
      <span className="text-muted text-xs">{t('seed')}</span>
    </Toolbar>
  );
}

/** Invoices drawn at random, to be looked at one by one. */
export function SampleList(props: SampleListProps) {
  const { sample, isMarkable } = props;
  const t = useTranslations('billRuns.sampleList');
  const shown = { size: sample.rows.length, population: sample.population };
  return (
    <DataTable
      actions={
        isMarkable
          ? (rows, clear) => <MarkActions clear={clear} ids={rows.map(keyOf)} />
          : undefined
      }
      columns={useColumns()}
      empty={<EmptyState className="border-0 p-0" title={t('none')} />}
      label={t('caption')}
      pager={<p className="mt-3 text-muted text-xs">{t('title', shown)}</p>}
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={nameOf}
      rows={sample.rows}
      toolbar={<SampleFilters {...props} />}
    />
  );
}
