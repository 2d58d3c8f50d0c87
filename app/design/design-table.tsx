'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { DesignOverview } from '#engine/runtime/design';
import { paths } from '../paths.ts';
import { type DataColumn, DataTable, DateText, EmptyState, LinkButton } from '../ui/index.ts';
import { DesignFilters, type DesignQuery } from './design-filters.tsx';
import { DesignStatus, VersionName } from './design-status.tsx';
import { EffectiveFrom } from './effective-from.tsx';

type Kind = 'plans' | 'flows' | 'tables';

export interface DesignTableProps {
  kind: Kind;
  rows: DesignOverview[];
  query: DesignQuery;
  /** What is told of this kind of design only. */
  own: readonly DataColumn<DesignOverview>[];
  icon: ReactNode;
  /** How to begin, where there is none yet. */
  first?: ReactNode;
}

const keyOf = (row: DesignOverview) => row.key;
const HREFS = {
  plans: ({ key }: DesignOverview) => paths.plan(key),
  flows: ({ key }: DesignOverview) => paths.flow(key),
  tables: ({ key }: DesignOverview) => paths.table(key),
};
const LISTS = { plans: paths.plans, flows: paths.flows, tables: paths.tables };

/** A column of a count. */
export function useCountColumn() {
  const format = useFormatter();
  return useMemo(
    () =>
      (
        id: 'parts' | 'plans' | 'live',
        header: string,
        more: Partial<DataColumn<DesignOverview>> = {},
      ): DataColumn<DesignOverview> => ({
        id,
        header,
        number: true,
        cell: (row) => format.number(row[id]),
        sortBy: (row) => row[id],
        ...more,
      }),
    [format],
  );
}

function useColumns(
  kind: Kind,
  own: readonly DataColumn<DesignOverview>[],
): DataColumn<DesignOverview>[] {
  const t = useTranslations('flows.design');
  const of = useTranslations(kind);
  const locale = useLocale();
  const count = useCountColumn();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('name'),
        cell: ({ name }) => name[locale],
        sortBy: ({ name }) => name[locale],
      },
      {
        id: 'key',
        header: t('key'),
        cell: ({ key }) => <span className="font-mono text-muted text-xs">{key}</span>,
        sortBy: ({ key }) => key,
        wideOnly: true,
      },
      {
        id: 'status',
        header: t('status'),
        cell: ({ hasDraft, review, status }) => (
          <DesignStatus hasDraft={hasDraft} review={review} status={status} />
        ),
        sortBy: ({ status }) => status,
      },
      {
        id: 'version',
        header: t('versionHead'),
        cell: ({ version }) => <VersionName version={version} />,
        sortBy: ({ version }) => version,
      },
      {
        id: 'effective',
        header: t('effectiveFrom'),
        cell: (row) => <EffectiveFrom row={row} />,
        sortBy: ({ effectiveFrom }) => effectiveFrom,
        wideOnly: true,
      },
      ...own,
      // Tables are billed through the flows that they were written into.
      ...(kind === 'tables' ? [] : [count('live', of('live'))]),
      {
        id: 'author',
        header: t('author'),
        cell: ({ author }) => (author === 'system' ? t('system') : author),
        sortBy: ({ author }) => author,
        wideOnly: true,
      },
      {
        id: 'changed',
        header: t('changed'),
        cell: ({ changedAt }) => <DateText date={changedAt.slice(0, 10)} />,
        sortBy: ({ changedAt }) => changedAt,
        hidden: true,
      },
    ],
    [t, of, kind, locale, count, own],
  );
}

/** The list of plans or of flows: status, version, who is on them. */
export function DesignTable({ kind, rows, query, own, icon, first }: DesignTableProps) {
  const t = useTranslations('flows.design');
  const of = useTranslations(kind);
  const locale = useLocale();
  const isFiltered = Boolean(query.q || query.status);
  return (
    <DataTable
      columns={useColumns(kind, own)}
      empty={
        <EmptyState
          actions={
            isFiltered ? <LinkButton href={LISTS[kind]()}>{t('clearFilters')}</LinkButton> : first
          }
          icon={icon}
          title={isFiltered ? t('nothingFound') : of('empty.title')}
        >
          {isFiltered ? t('nothingFoundText') : of('empty.text')}
        </EmptyState>
      }
      label={of('title')}
      remember={kind}
      rowHref={HREFS[kind]}
      rowKey={keyOf}
      rowName={({ name }) => name[locale]}
      rows={rows}
      toolbar={<DesignFilters kind={kind} query={query} />}
    />
  );
}
