'use client';

import { Workflow } from 'lucide-react';
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

interface FlowTableProps {
  rows: DesignOverview[];
  query: DesignQuery;
}

const keyOf = (row: DesignOverview) => row.key;
const hrefOf = (row: DesignOverview) => paths.flow(row.key);

function useColumns(): DataColumn<DesignOverview>[] {
  const t = useTranslations('flows');
  const locale = useLocale();
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('design.name'),
        cell: ({ name }) => name[locale],
        sortBy: ({ name }) => name[locale],
      },
      {
        id: 'key',
        header: t('design.key'),
        cell: ({ key }) => <span className="font-mono text-muted text-xs">{key}</span>,
        sortBy: ({ key }) => key,
        wideOnly: true,
      },
      {
        id: 'status',
        header: t('design.status'),
        cell: (row) => <DesignStatus hasDraft={row.hasDraft} status={row.status} />,
        sortBy: ({ status }) => status,
      },
      {
        id: 'version',
        header: t('design.versionHead'),
        cell: ({ version }) => <VersionName version={version} />,
        sortBy: ({ version }) => version,
      },
      {
        id: 'effective',
        header: t('design.effectiveFrom'),
        cell: (row) => <EffectiveFrom row={row} />,
        sortBy: ({ effectiveFrom }) => effectiveFrom,
        wideOnly: true,
      },
      {
        id: 'parts',
        header: t('nodes'),
        number: true,
        cell: ({ parts }) => format.number(parts),
        sortBy: ({ parts }) => parts,
        wideOnly: true,
      },
      {
        id: 'plans',
        header: t('plans'),
        number: true,
        cell: ({ plans }) => format.number(plans),
        sortBy: ({ plans }) => plans,
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
        header: t('design.author'),
        cell: ({ author }) => (author === 'system' ? t('design.system') : author),
        sortBy: ({ author }) => author,
        wideOnly: true,
      },
      {
        id: 'changed',
        header: t('design.changed'),
        cell: ({ changedAt }) => <DateText date={changedAt.slice(0, 10)} />,
        sortBy: ({ changedAt }) => changedAt,
        hidden: true,
      },
    ],
    [t, locale, format],
  );
}

export function FlowTable({ rows, query }: FlowTableProps) {
  const t = useTranslations('flows');
  const locale = useLocale();
  const isFiltered = Boolean(query.q || query.status);
  return (
    <DataTable
      columns={useColumns()}
      empty={
        <EmptyState
          actions={
            isFiltered && <LinkButton href={paths.flows()}>{t('design.clearFilters')}</LinkButton>
          }
          icon={<Workflow aria-hidden="true" />}
          title={isFiltered ? t('design.nothingFound') : t('empty.title')}
        >
          {isFiltered ? t('design.nothingFoundText') : t('empty.text')}
        </EmptyState>
      }
      label={t('title')}
      remember="flows"
      rowHref={hrefOf}
      rowKey={keyOf}
      rowName={({ name }) => name[locale]}
      rows={rows}
      toolbar={<DesignFilters kind="flows" query={query} />}
    />
  );
}
