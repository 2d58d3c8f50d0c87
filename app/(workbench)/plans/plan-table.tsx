'use client';

import { Boxes } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { DesignOverview } from '#engine/runtime/design';
import {
  DesignFilters,
  type DesignQuery,
  DesignStatus,
  EffectiveFrom,
  VersionName,
} from '../../design/index.ts';
import { paths } from '../../paths.ts';
import { type DataColumn, DataTable, DateText, EmptyState, LinkButton } from '../../ui/index.ts';

interface PlanTableProps {
  rows: DesignOverview[];
  query: DesignQuery;
}

const keyOf = (row: DesignOverview) => row.key;
const hrefOf = (row: DesignOverview) => paths.plan(row.key);

function useColumns(): DataColumn<DesignOverview>[] {
  const t = useTranslations('plans');
  const d = useTranslations('flows.design');
  const locale = useLocale();
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: 'name',
        header: d('name'),
        cell: ({ name }) => name[locale],
        sortBy: ({ name }) => name[locale],
      },
      {
        id: 'key',
        header: d('key'),
        cell: ({ key }) => <span className="font-mono text-muted text-xs">{key}</span>,
        sortBy: ({ key }) => key,
        wideOnly: true,
      },
      {
        id: 'status',
        header: d('status'),
        cell: (row) => <DesignStatus hasDraft={row.hasDraft} status={row.status} />,
        sortBy: ({ status }) => status,
      },
      {
        id: 'version',
        header: d('versionHead'),
        cell: ({ version }) => <VersionName version={version} />,
        sortBy: ({ version }) => version,
      },
      {
        id: 'effective',
        header: d('effectiveFrom'),
        cell: (row) => <EffectiveFrom row={row} />,
        sortBy: ({ effectiveFrom }) => effectiveFrom,
        wideOnly: true,
      },
      {
        id: 'currency',
        header: t('currency'),
        cell: ({ currency }) => currency,
        sortBy: ({ currency }) => currency,
        wideOnly: true,
      },
      {
        id: 'modules',
        header: t('modules'),
        number: true,
        cell: ({ parts }) => format.number(parts),
        sortBy: ({ parts }) => parts,
        wideOnly: true,
      },
      {
        id: 'live',
        header: t('live'),
        number: true,
        cell: ({ live }) => format.number(live),
        sortBy: ({ live }) => live,
      },
      {
        id: 'author',
        header: d('author'),
        cell: ({ author }) => (author === 'system' ? d('system') : author),
        sortBy: ({ author }) => author,
        wideOnly: true,
      },
      {
        id: 'changed',
        header: d('changed'),
        cell: ({ changedAt }) => <DateText date={changedAt.slice(0, 10)} />,
        sortBy: ({ changedAt }) => changedAt,
        hidden: true,
      },
    ],
    [t, d, locale, format],
  );
}

export function PlanTable({ rows, query }: PlanTableProps) {
  const t = useTranslations('plans');
  const d = useTranslations('flows.design');
  const locale = useLocale();
  const isFiltered = Boolean(query.q || query.status);
  return (
    <DataTable
      columns={useColumns()}
      empty={
        <EmptyState
          actions={isFiltered && <LinkButton href={paths.plans()}>{d('clearFilters')}</LinkButton>}
          icon={<Boxes aria-hidden="true" />}
          title={isFiltered ? d('nothingFound') : t('empty.title')}
        >
          {isFiltered ? d('nothingFoundText') : t('empty.text')}
        </EmptyState>
      }
      label={t('title')}
      remember="plans"
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={({ name }) => name[locale]}
      rows={rows}
      toolbar={<DesignFilters kind="plans" query={query} />}
    />
  );
}
