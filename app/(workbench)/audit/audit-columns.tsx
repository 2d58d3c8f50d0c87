'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { AuditEntry } from '#engine/runtime/audit';
import { Badge, Dash, type DataColumn, DateText, formatInstant } from '../../ui/index.ts';
import { type AuditWords, actorText, fieldText, kindText, valueText, verbText } from './words.ts';

const SHOWN_CHANGES = 2;

/** Ids and fingerprints tell people nothing; the details have them. */
const isReference = (path: string): boolean => /(^|\/)(id|\w+Id|\w*[Hh]ash)$/.test(path);

interface ChangesProps {
  entry: AuditEntry;
  formatMoment: (instant: string) => string;
}

/** What changed, in one line: "tier: gold → vip · 3 more". */
function Changes({ entry: { changes }, formatMoment }: ChangesProps) {
  const t = useTranslations('audit');
  if (changes.length === 0) return <Dash />;
  const show = (value: unknown) => valueText(t, value, formatMoment);
  const telling = changes.filter(({ path }) => !isReference(path));
  const texts = telling.slice(0, SHOWN_CHANGES).map(({ path, before, after }) => {
    const value = before === undefined ? show(after) : `${show(before)} → ${show(after)}`;
    return path === '' ? value : `${fieldText(t, path)}: ${value}`;
  });
  const rest = telling.length - texts.length;
  const more = rest > 0 ? [t('moreChanges', { count: rest })] : [];
  const text = [...texts, ...more].join(' · ');
  if (text === '') return <Dash />;
  return (
    <span className="block max-w-[32ch] truncate text-muted" title={text}>
      {text}
    </span>
  );
}

function Subject({ entry, t }: { entry: AuditEntry; t: AuditWords }) {
  const { subjectKind, subjectId, subjectName } = entry;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="max-w-[24ch] truncate" title={subjectName ?? subjectId}>
        {subjectName ?? subjectId}
      </span>
      <Badge>{kindText(t, subjectKind)}</Badge>
    </span>
  );
}

export function useAuditColumns(timeZone: string): DataColumn<AuditEntry>[] {
  const t = useTranslations('audit');
  const people = useTranslations('people');
  const locale = useLocale();
  return useMemo(() => {
    const formatMoment = (instant: string) => formatInstant(instant, locale, timeZone);
    const roleOf = ({ actor: { role } }: AuditEntry) =>
      role && people.has(`roles.${role}` as 'roles.finance')
        ? people(`roles.${role}` as 'roles.finance')
        : '';
    return [
      {
        id: 'at',
        header: t('columns.at'),
        cell: (row) => <DateText instant={row.at} timeZone={timeZone} />,
      },
      {
        id: 'who',
        header: t('columns.who'),
        cell: (row) => (
          <span className="whitespace-nowrap">
            {actorText(t, row.actor)} <span className="text-muted text-xs">{roleOf(row)}</span>
          </span>
        ),
      },
      {
        id: 'action',
        header: t('columns.action'),
        cell: (row) => <span className="whitespace-nowrap">{verbText(t, row.verb)}</span>,
      },
      {
        id: 'subject',
        header: t('columns.subject'),
        cell: (row) => <Subject entry={row} t={t} />,
      },
      {
        id: 'changes',
        header: t('columns.changes'),
        wideOnly: true,
        cell: (row) => <Changes entry={row} formatMoment={formatMoment} />,
      },
      {
        id: 'origin',
        header: t('columns.origin'),
        wideOnly: true,
        cell: ({ origin }) => (origin ? t(`via.${origin.via}`) : <Dash />),
      },
      {
        id: 'ip',
        header: t('columns.ip'),
        hidden: true,
        cell: ({ origin }) => origin?.ip ?? <Dash />,
      },
      {
        id: 'position',
        header: t('columns.position'),
        number: true,
        wideOnly: true,
        cell: (row) => row.position ?? <Dash />,
      },
    ];
  }, [t, people, locale, timeZone]);
}
