import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DesignVersion } from '#engine/runtime/design';
import { paths } from '../../paths.ts';
import {
  Badge,
  CopyButton,
  cn,
  Dash,
  DateText,
  Panel,
  RowHeader,
  Table,
  Td,
  Th,
} from '../../ui/index.ts';
import { VersionName } from '../design-status.tsx';
import { actionsOf, type LoadedLifecycle } from './load-lifecycle.ts';
import { shownState } from './shown-state.ts';
import { StateBadge } from './state-badge.tsx';
import type { DesignName } from './types.ts';
import { VersionMenu } from './version-menu.tsx';

interface VersionsPanelProps {
  design: DesignName;
  lifecycle: LoadedLifecycle;
  /** The one that the page shows. */
  shownId: string;
  timeZone: string;
  /** Who is on a version. */
  onVersion: (version: DesignVersion) => ReactNode;
}

const HASH_SHOWN = 10;

export const versionParam = ({ version }: Pick<DesignVersion, 'version'>): string =>
  version === null ? 'draft' : String(version);

function Effective({ version }: { version: DesignVersion }) {
  const t = useTranslations('flows.design');
  if (version.effectiveFrom) return <DateText date={version.effectiveFrom} />;
  if (version.version === null) return <Dash />;
  return <span className="text-muted">{t('always')}</span>;
}

function Hash({ hash }: { hash: string }) {
  const t = useTranslations('lifecycle.versions');
  return (
    <span className="inline-flex items-center gap-0.5">
      <code className="font-mono text-muted text-xs" title={hash}>
        {hash.slice(0, HASH_SHOWN)}
      </code>
      <CopyButton label={t('copyHash')} text={hash} />
    </span>
  );
}

function State({ version, lifecycle }: { version: DesignVersion; lifecycle: LoadedLifecycle }) {
  const t = useTranslations('lifecycle');
  const { inForce } = lifecycle.usage;
  const state = shownState(version, lifecycle.versions, inForce);
  const stillBills = state === 'retired' && version.version === inForce;
  return (
    <span className="inline-flex items-center gap-2">
      <StateBadge state={state} />
      {stillBills && <Badge tone="notice">{t('stillBills')}</Badge>}
    </span>
  );
}

function VersionRow(props: VersionsPanelProps & { version: DesignVersion }) {
  const { version, lifecycle, design, shownId, timeZone, onVersion } = props;
  const t = useTranslations('lifecycle.versions');
  const system = useTranslations('flows.design');
  const isShown = version.id === shownId;
  // A copy began from a version of another design, whose number says nothing here.
  const isOfThis = lifecycle.versions.some(({ id }) => id === version.basedOn);
  const { authorName, approvedByName, message, basedOnVersion } = version;
  return (
    <tr aria-current={isShown || undefined} className={cn(isShown && 'bg-selected')}>
      <RowHeader className="whitespace-nowrap">
        <Link
          className="text-accent hover:underline"
          href={paths.design(design.kind, design.key, { version: versionParam(version) })}
          scroll={false}
        >
          <VersionName version={version.version} />
        </Link>
        {isOfThis && basedOnVersion !== null && (
          <span className="block font-normal text-muted text-xs">
            {t('basedOn', { version: basedOnVersion })}
          </span>
        )}
      </RowHeader>
      <Td>
        <State lifecycle={lifecycle} version={version} />
      </Td>
      <Td>
        <Effective version={version} />
      </Td>
      <Td number>{onVersion(version)}</Td>
      <Td className="min-w-40 max-w-96 break-words text-muted">{message || <Dash />}</Td>
      <Td className="whitespace-nowrap">
        {authorName === 'system' ? system('system') : authorName}
      </Td>
      <Td className="whitespace-nowrap">{approvedByName ?? <Dash />}</Td>
      <Td>
        <DateText exact instant={version.publishedAt ?? version.updatedAt} timeZone={timeZone} />
      </Td>
      <Td>
        <Hash hash={version.contentHash} />
      </Td>
      <Td className="text-right">
        {version.version !== null && (
          <VersionMenu
            actions={actionsOf(version, lifecycle)}
            design={design}
            hasDraft={lifecycle.draft !== null}
            inForce={lifecycle.usage.inForce}
            version={{
              id: version.id,
              version: version.version,
              state: version.state,
              effectiveFrom: version.effectiveFrom,
            }}
          />
        )}
      </Td>
    </tr>
  );
}

/** Every version with its state, who made and approved it, and when; what can be done with each. */
export function VersionsPanel(props: VersionsPanelProps) {
  const t = useTranslations('lifecycle');
  const { versions, hasMore } = props.lifecycle;
  return (
    <Panel flush note={t('versions.note')} title={t('versions.title')}>
      <Table caption={t('versions.title')} className="relative">
        <thead>
          <tr>
            <Th>{t('columns.version')}</Th>
            <Th>{t('columns.state')}</Th>
            <Th>{t('columns.effectiveFrom')}</Th>
            <Th number>{t('columns.usage')}</Th>
            <Th>{t('columns.message')}</Th>
            <Th>{t('columns.author')}</Th>
            <Th>{t('columns.approver')}</Th>
            <Th>{t('columns.at')}</Th>
            <Th>{t('columns.hash')}</Th>
            <Th>
              <span className="sr-only">{t('columns.actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <VersionRow {...props} key={version.id} version={version} />
          ))}
        </tbody>
      </Table>
      {hasMore && <p className="px-4 py-2 text-muted text-xs">{t('versions.older')}</p>}
    </Panel>
  );
}
