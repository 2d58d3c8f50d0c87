'use client';

import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMessages, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { AuditEntry } from '#engine/runtime/audit';
import { paths } from '../../paths.ts';
import { Button, DateInput, Select, TextInput } from '../../ui/index.ts';
import { type AuditQuery, asQuery } from './filter.ts';
import { actorText } from './words.ts';

interface AuditFiltersProps {
  query: AuditQuery;
  /** Names what the log is narrowed to: its first entry is of that person or subject. */
  first: AuditEntry | undefined;
}

const TYPING_MS = 250;

/** Search as one types: the address follows a moment later. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('audit.filters');
  const [text, setText] = useState(value);
  const given = useRef(value);
  useEffect(() => {
    if (given.current === value) return;
    given.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === given.current) return;
    const timer = setTimeout(() => {
      given.current = text;
      onChange(text);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <TextInput
      aria-label={t('text')}
      className="w-64 max-sm:w-full"
      lead={<Search aria-hidden="true" />}
      onChange={(event) => setText(event.target.value)}
      placeholder={t('text')}
      type="search"
      value={text}
    />
  );
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

function Chip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('audit.filters');
  return (
    <span className="inline-flex h-8 items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2.5 text-accent text-sm">
      <span className="max-w-48 truncate">{name}</span>
      <button
        aria-label={t('remove', { name })}
        className="rounded p-1 hover:bg-hover"
        onClick={onRemove}
        type="button"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
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
  const latest = useRef(query);
  latest.current = query;
  const [change] = useState(() => (part: AuditQuery) => {
    router.replace(paths.audit(asQuery({ ...latest.current, ...part })), { scroll: false });
  });
  const [search] = useState(() => (text: string) => change({ text: text.trim() }));
  return (
    <>
      <SearchField onChange={search} value={query.text ?? ''} />
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
        <Chip key={key} name={name} onRemove={() => change({ [key]: '' })} />
      ))}
      {Object.keys(query).length > 0 && (
        <Button onClick={() => router.replace(paths.audit(), { scroll: false })} variant="ghost">
          {t('clear')}
        </Button>
      )}
    </>
  );
}
