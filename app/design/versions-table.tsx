import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DesignSummary } from '#engine/runtime/design';
import { Badge, cn, Dash, DateText, Panel, RowHeader, Table, Td, Th } from '../ui/index.ts';
import { DesignStatus, VersionName } from './design-status.tsx';

interface VersionsTableProps {
  versions: readonly DesignSummary[];
  /** The one that the page shows. */
  shownId: string;
  inForce: number | null;
  timeZone: string;
  hrefOf: (version: DesignSummary) => Route;
  /** Who is on a version. */
  onVersion: (version: DesignSummary) => ReactNode;
}

/** Every version with its author, message and exact times; the one shown is marked. */
export function VersionsTable(props: VersionsTableProps) {
  const { versions, shownId, inForce, timeZone, hrefOf, onVersion } = props;
  const t = useTranslations('flows.design');
  return (
    <Panel flush note={t('versionsNote')} title={t('versions')}>
      <Table caption={t('versions')}>
        <thead>
          <tr>
            <Th>{t('versionHead')}</Th>
            <Th>{t('status')}</Th>
            <Th>{t('effectiveFrom')}</Th>
            <Th number>{t('whoIsOn')}</Th>
            <Th>{t('message')}</Th>
            <Th>{t('author')}</Th>
            <Th>{t('savedAt')}</Th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr
              aria-current={version.id === shownId || undefined}
              className={cn(version.id === shownId && 'bg-selected')}
              key={version.id}
            >
              <RowHeader>
                <Link className="text-accent hover:underline" href={hrefOf(version)} scroll={false}>
                  <VersionName version={version.version} />
                </Link>
              </RowHeader>
              <Td>
                <span className="inline-flex items-center gap-2">
                  <DesignStatus status={version.status} />
                  {version.version !== null && version.version === inForce && (
                    <Badge tone="accent">{t('inForce')}</Badge>
                  )}
                </span>
              </Td>
              <Td>
                {version.effectiveFrom ? (
                  <DateText date={version.effectiveFrom} />
                ) : version.version === null ? (
                  <Dash />
                ) : (
                  <span className="text-muted">{t('always')}</span>
                )}
              </Td>
              <Td number>{onVersion(version)}</Td>
              <Td className="max-w-96 text-muted">{version.message || <Dash />}</Td>
              <Td className="whitespace-nowrap">
                {version.authorName === 'system' ? t('system') : version.authorName}
              </Td>
              <Td>
                <DateText
                  exact
                  instant={version.publishedAt ?? version.updatedAt}
                  timeZone={timeZone}
                />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
