import type { Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { type AuditEntry, getAuditEntry } from '#engine/runtime/audit';
import type { Context } from '#engine/runtime/context';
import { paths } from '../../paths.ts';
import {
  CopyButton,
  DateText,
  DescriptionList,
  formatExactInstant,
  LinkButton,
  RowHeader,
  Table,
  Td,
  TextLink,
  Th,
} from '../../ui/index.ts';
import { EntrySheet } from './entry-sheet.tsx';
import { type AuditWords, actorText, fieldText, kindText, valueText, verbText } from './words.ts';

interface EntryDetailsProps {
  ctx: Context;
  id: string;
  back: Route;
  timeZone: string;
}

/** Where the page of a subject is, if it has one. */
function pageOf({ subjectKind, subjectId }: AuditEntry): Route | undefined {
  if (subjectKind === 'customer') return paths.customer(subjectId);
  if (subjectKind === 'invoice') return paths.invoice(subjectId);
  if (subjectKind === 'bill-run') return paths.billRun(subjectId);
  if (subjectKind === 'import-batch') return paths.import(subjectId);
  return undefined;
}

function Subject({ entry, t }: { entry: AuditEntry; t: AuditWords }) {
  const href = pageOf(entry);
  const name = entry.subjectName ?? entry.subjectId;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {href ? <TextLink href={href}>{name}</TextLink> : name}
      <span className="text-muted text-xs">{kindText(t, entry.subjectKind)}</span>
      <CopyButton label={t('details.copyId')} text={entry.subjectId} />
    </span>
  );
}

interface ChangesTableProps {
  entry: AuditEntry;
  t: AuditWords;
  formatMoment: (instant: string) => string;
}

function ChangesTable({ entry: { changes }, t, formatMoment }: ChangesTableProps) {
  if (changes.length === 0) return <p className="text-muted text-sm">{t('noChanges')}</p>;
  const show = (value: unknown) => valueText(t, value, formatMoment);
  return (
    <div className="overflow-x-auto rounded-panel border border-line">
      <Table caption={t('details.changes')}>
        <thead>
          <tr>
            <Th>{t('details.member')}</Th>
            <Th>{t('details.before')}</Th>
            <Th>{t('details.after')}</Th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <RowHeader>{fieldText(t, path)}</RowHeader>
              <Td className="max-w-[24ch] whitespace-normal break-words text-muted">
                {show(before)}
              </Td>
              <Td className="max-w-[24ch] whitespace-normal break-words">{show(after)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function originText(t: AuditWords, { origin }: AuditEntry): string | undefined {
  if (!origin) return undefined;
  return [t(`via.${origin.via}`), origin.ip].filter(Boolean).join(' · ');
}

/** One entry with everything that is known of it. */
export async function EntryDetails({ ctx, id, back, timeZone }: EntryDetailsProps) {
  const t: AuditWords = await getTranslations('audit');
  const people = await getTranslations('people.roles');
  const locale = await getLocale();
  const entry = await getAuditEntry({ ctx, input: { id } });
  const { actor, origin, position, hash, subjectKind, subjectId } = entry;
  const role = actor.role as Parameters<typeof people>[0] | undefined;
  const formatMoment = (instant: string) => formatExactInstant(instant, locale, timeZone);
  const who = [actorText(t, actor), role && people(role)].filter(Boolean).join(' · ');
  const rows = [
    {
      label: t('details.when'),
      value: <DateText exact instant={entry.at} timeZone={timeZone} />,
    },
    { label: t('details.who'), value: who },
    { label: t('details.subject'), value: <Subject entry={entry} t={t} /> },
    { label: t('details.origin'), value: originText(t, entry) },
    { label: t('details.browser'), value: origin?.userAgent },
    { label: t('details.position'), value: position },
    {
      label: t('details.hash'),
      value: hash && (
        <span className="flex items-start gap-1">
          <code className="break-all font-mono text-xs">{hash}</code>
          <CopyButton label={t('details.copyHash')} text={hash} />
        </span>
      ),
    },
  ];
  return (
    <EntrySheet
      back={back}
      description={entry.verb}
      footer={
        <>
          {actor.id && (
            <LinkButton href={paths.audit({ actor: actor.id })}>{t('details.byActor')}</LinkButton>
          )}
          <LinkButton href={paths.audit({ kind: subjectKind, subject: subjectId })}>
            {t('details.history')}
          </LinkButton>
        </>
      }
      title={verbText(t, entry.verb)}
    >
      <DescriptionList items={rows} />
      <h3 className="mt-5 mb-2 font-semibold">{t('details.changes')}</h3>
      <ChangesTable entry={entry} formatMoment={formatMoment} t={t} />
    </EntrySheet>
  );
}
