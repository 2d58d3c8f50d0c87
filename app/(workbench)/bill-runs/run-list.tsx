'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { BillRunSummary } from '#engine/runtime/bill-run';
import type { Locale } from '../../i18n/locale.ts';
import { paths } from '../../paths.ts';
import {
  Dash,
  type DataColumn,
  DataTable,
  DateText,
  formatCount,
  formatPeriod,
  Money,
} from '../../ui/index.ts';
import { isAtWork } from './run-state.ts';
import { RunStatus } from './run-status.tsx';
import { SegmentText } from './segment-text.tsx';

interface RunListProps {
  rows: BillRunSummary[];
  timeZone: string;
  toolbar: ReactNode;
  pager: ReactNode;
  empty: ReactNode;
}

const keyOf = (run: BillRunSummary) => run.id;
const hrefOf = (run: BillRunSummary) => paths.billRun(run.id);
const WILL_BE_POSTED: ReadonlySet<string> = new Set(['planned', 'computing', 'review', 'posting']);

/** What a person does with the run next. */
function NextStep({ run }: { run: BillRunSummary }) {
  const t = useTranslations('billRuns.steps');
  if (run.pausedAt !== null) return <span className="font-medium">{t('resume')}</span>;
  if (isAtWork(run.status, run.pausedAt)) return t('watch');
  if (run.status === 'review') return <span className="font-medium">{t('review')}</span>;
  if (run.status === 'posted' && run.held > 0) {
    return <span className="font-medium">{t('held', { count: run.held })}</span>;
  }
  return <span className="text-muted">{t('none')}</span>;
}

function Counted({ count, notable = false }: { count: number; notable?: boolean }) {
  const locale = useLocale();
  if (count === 0) return <Dash />;
  return (
    <span className={notable ? 'font-medium text-notice' : undefined}>
      {formatCount(count, locale)}
    </span>
  );
}

function useColumns(timeZone: string): DataColumn<BillRunSummary>[] {
  const t = useTranslations('billRuns');
  const locale: Locale = useLocale();
  return useMemo(() => {
    const figures = (['customers', 'invoices', 'lines'] as const).map((id) => ({
      id,
      header: t(id),
      number: true,
      wideOnly: true,
      cell: (run: BillRunSummary) => formatCount(run[id], locale),
    }));
    return [
      {
        id: 'period',
        header: t('period'),
        cell: (run) => formatPeriod(run.periodStart, run.periodEnd, locale),
      },
      {
        id: 'status',
        header: t('status'),
        cell: (run) => <RunStatus pausedAt={run.pausedAt} status={run.status} />,
      },
      {
        id: 'segment',
        header: t('segment'),
        wideOnly: true,
        cell: (run) => <SegmentText segment={run.segment} />,
      },
      ...figures,
      {
        id: 'exceptions',
        header: t('exceptions'),
        number: true,
        wideOnly: true,
        cell: (run) => <Counted count={run.exceptions} notable={run.status === 'review'} />,
      },
      {
        id: 'held',
        header: t('held'),
        number: true,
        wideOnly: true,
        cell: (run) => <Counted count={run.held} notable />,
      },
      {
        id: 'total',
        header: t('total'),
        number: true,
        cell: (run) => <Money amount={run.total} currency={run.currency} />,
      },
      {
        id: 'created',
        header: t('created'),
        hidden: true,
        cell: (run) => <DateText instant={run.createdAt} timeZone={timeZone} />,
      },
      {
        id: 'posted',
        header: t('posted'),
        wideOnly: true,
        cell: (run) =>
          run.postedAt === null ? (
            <span className="text-muted">
              {t(WILL_BE_POSTED.has(run.status) ? 'notPosted' : 'never')}
            </span>
          ) : (
            <DateText instant={run.postedAt} timeZone={timeZone} />
          ),
      },
      { id: 'next', header: t('next'), wideOnly: true, cell: (run) => <NextStep run={run} /> },
    ];
  }, [t, locale, timeZone]);
}

export function RunList({ rows, timeZone, toolbar, pager, empty }: RunListProps) {
  const t = useTranslations('billRuns');
  const locale = useLocale();
  return (
    <DataTable
      columns={useColumns(timeZone)}
      empty={empty}
      label={t('caption')}
      pager={pager}
      remember="bill-runs"
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={(run) => formatPeriod(run.periodStart, run.periodEnd, locale)}
      rows={rows}
      toolbar={toolbar}
    />
  );
}
