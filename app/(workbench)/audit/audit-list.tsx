'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AuditEntry } from '#engine/runtime/audit';
import { paths } from '../../paths.ts';
import { DataTable, EmptyState, formatInstant, LinkButton } from '../../ui/index.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { type AuditQuery, asQuery } from './filter.ts';
import { verbText } from './words.ts';

interface AuditListProps {
  rows: AuditEntry[];
  query: AuditQuery;
  cursor: string | undefined;
  /** The entry whose details are open. */
  entry: string | undefined;
  pager: ReactNode;
  timeZone: string;
}

const keyOf = (row: AuditEntry): string => row.id;

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations('audit');
  if (!isFiltered) {
    return (
      <EmptyState className="border-0" title={t('empty.title')}>
        <p>{t('empty.text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      actions={<LinkButton href={paths.audit()}>{t('filters.clear')}</LinkButton>}
      className="border-0"
      title={t('empty.foundNone')}
    >
      <p>{t('empty.foundNoneText')}</p>
    </EmptyState>
  );
}

/** The log, newest first; a row opens its details beside it, under an address of their own. */
export function AuditList({ rows, query, cursor, entry, pager, timeZone }: AuditListProps) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const router = useRouter();
  const columns = useAuditColumns(timeZone);
  return (
    <DataTable
      columns={columns}
      currentKey={entry}
      empty={<NoEntries isFiltered={Object.keys(query).length > 0} />}
      label={t('title')}
      onOpen={(row) =>
        router.push(paths.audit({ ...asQuery(query), cursor, entry: row.id }), { scroll: false })
      }
      pager={pager}
      remember="audit"
      rowKey={keyOf}
      rowName={(row) => `${verbText(t, row.verb)}, ${formatInstant(row.at, locale, timeZone)}`}
      rows={rows}
      toolbar={<AuditFilters first={rows[0]} query={query} />}
    />
  );
}
