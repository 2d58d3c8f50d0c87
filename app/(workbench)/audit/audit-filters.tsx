'use client';

import { useRouter } from 'next/navigation';
import { useMessages, useTranslations } from 'next-intl';
import type { AuditEntry } from '#engine/runtime/audit';
import { paths } from '../../paths.ts';
import { Button, DateInput, FilterChip, SearchInput, Select } from '../../ui/index.ts';
import { type AuditQuery, asQuery } from './filter.ts';
import { actorText } from './words.ts';

interface AuditFiltersProps {
  query: AuditQuery;
  /** Names what the log is narrowed to: its first entry is of that person or subject. */
  first: AuditEntry | undefined;
}

/** Names of the catalogue of words, flattened: `customer.update` → 修改客户资料. */
function useNames(group: 'verbs' | 'kinds'): { value: string; label: string }[] {
  const all = useMessages().audit[group] as Record<string, string | Record<string, string>>;
  return Object.entries(all).flatMap(([name, inside]) =>
    typeof inside === 'string'
      ? [{ value: name, label: inside }]
      : Object.entries(inside).map(([end, label]) => ({ value: `${name}.${end}`, label })),
  );
}

/** What the log is narrowed to by a link. */
function useChips({ actor, subject }: AuditQuery, first: AuditEntry | undefined) {
  const t = useTranslations('audit');
  const person = first ? actorText(t, first.actor) : actor;
  const thing = first?.subjectName ?? subject;
  return [
    actor && { key: 'actor' as const, name: t('filters.actor', { name: person ?? '' }) },
    subject && { key: 'subject' as const, name: t('filters.subject', { name: thing ?? '' }) },
  ].filter((chip) => typeof chip === 'object');
}

/** The filters of the log; each one is part of the address. */
export function AuditFilters({ query, first }: AuditFiltersProps) {
  const t = useTranslations('audit.filters');
  const router = useRouter();
  const chips = useChips(query, first);
  const change = (part: AuditQuery) =>
    router.replace(paths.audit(asQuery({ ...query, ...part })), { scroll: false });
  return (
    <>
      <SearchInput
        label={t('text')}
        onSearch={(text) => change({ text })}
        value={query.text ?? ''}
      />
      <Select
        aria-label={t('verb')}
        className="w-44"
        onChange={(event) => change({ verb: event.target.value })}
        options={useNames('verbs')}
        placeholder={t('anyVerb')}
        value={query.verb ?? ''}
      />
      <Select
        aria-label={t('kind')}
        className="w-36"
        onChange={(event) => change({ kind: event.target.value })}
        options={useNames('kinds')}
        placeholder={t('anyKind')}
        value={query.kind ?? ''}
      />
      <DateInput
        aria-label={t('from')}
        className="w-36"
        max={query.to}
        onChange={(event) => change({ from: event.target.value })}
        value={query.from ?? ''}
      />
      <span aria-hidden="true" className="text-muted">
        –
      </span>
      <DateInput
        aria-label={t('to')}
        className="w-36"
        min={query.from}
        onChange={(event) => change({ to: event.target.value })}
        value={query.to ?? ''}
      />
      {chips.map(({ key, name }) => (
        <FilterChip
          key={key}
          name={name}
          onRemove={() => change({ [key]: '' })}
          removeLabel={t('remove', { name })}
        />
      ))}
      {Object.keys(query).length > 0 && (
        <Button onClick={() => router.replace(paths.audit(), { scroll: false })} variant="ghost">
          {t('clear')}
        </Button>
      )}
    </>
  );
}
