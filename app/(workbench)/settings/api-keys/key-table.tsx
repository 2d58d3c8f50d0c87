'use client';

import { useTranslations } from 'next-intl';
import type { ApiKey } from '#engine/runtime/api-key';
import {
  Badge,
  DateText,
  EmptyState,
  Panel,
  RowHeader,
  Status,
  Table,
  Td,
  Th,
  Tooltip,
} from '../../../ui/index.ts';
import { RevokeKey } from './revoke-key.tsx';

interface ShownKey extends ApiKey {
  isExpired: boolean;
  hasAllScopes: boolean;
}

interface KeyTableProps {
  keys: readonly ShownKey[];
  mayRevoke: boolean;
  timeZone: string;
}

const COLUMNS = ['name', 'role', 'scopes', 'created', 'lastUsed', 'expires', 'status'] as const;

export function KeyTable({ keys, mayRevoke, timeZone }: KeyTableProps) {
  const t = useTranslations('api.keys');
  if (keys.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <Panel flush>
      <Table caption={t('list')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Th key={column}>{t(`columns.${column}`)}</Th>
            ))}
            <Th>
              <span className="sr-only">{t('columns.actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow apiKey={key} key={key.id} mayRevoke={mayRevoke} timeZone={timeZone} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function KeyRow({ apiKey, mayRevoke, timeZone }: KeyRowProps) {
  const t = useTranslations('api.keys');
  const roles = useTranslations('people.roles');
  const { name, hint, role, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const isOver = revokedAt !== null || apiKey.isExpired;
  return (
    <tr className={isOver ? 'text-muted' : undefined}>
      <RowHeader>
        <span className="flex flex-col py-1">
          <span>{name}</span>
          <code className="font-mono font-normal text-muted text-xs">rck_…{hint}</code>
        </span>
      </RowHeader>
      <Td>{roles(role)}</Td>
      <Td className="whitespace-normal">
        <Scopes apiKey={apiKey} />
      </Td>
      <Td>
        <span className="flex flex-col">
          <DateText instant={createdAt} timeZone={timeZone} />
          <span className="text-muted text-xs">{createdBy}</span>
        </span>
      </Td>
      <Td>
        {lastUsedAt === null ? (
          <span className="text-muted">{t('never')}</span>
        ) : (
          <DateText instant={lastUsedAt} timeZone={timeZone} />
        )}
      </Td>
      <Td>
        {expiresAt === null ? (
          <span className="text-muted">{t('noExpiry')}</span>
        ) : (
          <DateText instant={expiresAt} timeZone={timeZone} />
        )}
      </Td>
      <Td>
        <KeyStatus apiKey={apiKey} />
      </Td>
      <Td>{mayRevoke && revokedAt === null && <RevokeKey id={apiKey.id} name={name} />}</Td>
    </tr>
  );
}

interface KeyRowProps {
  apiKey: ShownKey;
  mayRevoke: boolean;
  timeZone: string;
}

function KeyStatus({ apiKey: { revokedAt, isExpired } }: { apiKey: ShownKey }) {
  const t = useTranslations('api.keys.status');
  if (revokedAt !== null) return <Status>{t('revoked')}</Status>;
  if (isExpired) return <Status tone="notice">{t('expired')}</Status>;
  return <Status tone="positive">{t('active')}</Status>;
}

const SHOWN_SCOPES = 4;

/** The first scopes; all of them on demand. */
function Scopes({ apiKey: { scopes, hasAllScopes } }: { apiKey: ShownKey }) {
  const t = useTranslations('api.keys');
  if (hasAllScopes) return <Badge>{t('allScopes', { count: scopes.length })}</Badge>;
  const rest = scopes.length - SHOWN_SCOPES;
  return (
    <span className="flex max-w-[44ch] flex-wrap gap-1 py-1">
      {scopes.slice(0, SHOWN_SCOPES).map((scope) => (
        <Badge className="font-mono font-normal" key={scope}>
          {scope}
        </Badge>
      ))}
      {rest > 0 && (
        <Tooltip content={scopes.join(', ')}>
          <button className="rounded text-muted text-xs underline" type="button">
            +{rest}
          </button>
        </Tooltip>
      )}
    </span>
  );
}
