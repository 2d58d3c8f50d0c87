'use client';

import { RotateCcw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { ExceptionPage, RunException } from '#engine/runtime/bill-run';
import { paths } from '../../../../paths.ts';
import {
  Badge,
  Button,
  type DataColumn,
  DataTable,
  EmptyState,
  Toolbar,
} from '../../../../ui/index.ts';
import { CustomerCell } from '../customer-cell.tsx';
import { ExceptionActions } from './exception-actions.tsx';
import { type ExceptionFilter, ExceptionFilters } from './exception-filters.tsx';
import { useExceptionCommands } from './use-exception-commands.ts';

interface ExceptionListProps {
  runId: string;
  page: ExceptionPage;
  filter: ExceptionFilter;
  may: { retry: boolean; resolve: boolean };
  pager: ReactNode;
}

const keyOf = (row: RunException) => row.customerId;
const nameOf = (row: RunException) => row.customerName;
const hrefOf = (row: RunException) => paths.customer(row.customerId);

function useColumns(): DataColumn<RunException>[] {
  const t = useTranslations('billRuns.exceptionList');
  const locale = useLocale();
  return useMemo(
    () => [
      {
        id: 'customer',
        header: t('customer'),
        cell: (row) => <CustomerCell row={row} />,
      },
      {
        id: 'reason',
        header: t('reason'),
        className: 'whitespace-normal',
        cell: (row) => row.issues.map(({ message }) => message[locale]).join(' · '),
      },
      {
        id: 'code',
        header: t('code'),
        wideOnly: true,
        cell: (row) => <code className="text-muted text-xs">{row.issues[0]?.code}</code>,
      },
      {
        id: 'state',
        header: t('state'),
        cell: (row) => (
          <Badge tone={row.status === 'open' ? 'notice' : 'neutral'}>{t(row.status)}</Badge>
        ),
      },
    ],
    [t, locale],
  );
}

/** Who could not be billed, and why: to be fixed and retried, or accepted. */
export function ExceptionList({ runId, page, filter, may, pager }: ExceptionListProps) {
  const t = useTranslations('billRuns.exceptionList');
  const commands = useExceptionCommands(runId);
  const isFiltered = filter.code !== undefined || filter.status !== undefined;
  const open = page.counts.some(({ status }) => status === 'open');
  return (
    <DataTable
      actions={
        may.retry || may.resolve
          ? (rows, clear) => (
              <ExceptionActions
                clear={clear}
                commands={commands}
                customerIds={rows.map(keyOf)}
                may={may}
              />
            )
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
      toolbar={
        page.counts.length > 0 && (
          <Toolbar
            className="mb-0 w-full"
            end={
              may.retry &&
              open && (
                <Button
                  icon={<RotateCcw aria-hidden="true" />}
                  onClick={() => commands.retry().catch(() => {})}
                  pending={commands.isRetrying}
                >
                  {t('retryAll')}
                </Button>
              )
            }
            label={t('filters')}
          >
            <ExceptionFilters counts={page.counts} filter={filter} runId={runId} />
          </Toolbar>
        )
      }
    />
  );
}
