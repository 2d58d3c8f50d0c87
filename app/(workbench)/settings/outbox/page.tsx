import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { listMail, type ShownMail } from '#engine/runtime/mail';
import { openPage } from '../../../data/open-page.ts';
import { Badge, DateText, EmptyState, PageHeader } from '../../../ui/index.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outbox'))('title') };
}

export default async function OutboxPage() {
  const { ctx, tenant, isDemonstration } = await openPage('mail.list');
  if (!isDemonstration) notFound();
  const t = await getTranslations('outbox');
  const mails = await listMail({ ctx });
  return (
    <>
      <PageHeader description={t('description')} title={t('title')} />
      {mails.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      <ul className="flex max-w-[900px] flex-col gap-3">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Mail mail={mail} timeZone={tenant.timeZone} />
          </li>
        ))}
      </ul>
    </>
  );
}

const KINDS: Readonly<Record<string, 'invitation' | 'passwordReset'>> = {
  invitation: 'invitation',
  'password-reset': 'passwordReset',
};

async function Mail({ mail, timeZone }: { mail: ShownMail; timeZone: string }) {
  const t = await getTranslations('outbox');
  return (
    <article className="rounded-panel border border-line bg-surface">
      <header className="flex flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-2">
        <div className="min-w-0">
          <h2 className="font-semibold">{mail.subject}</h2>
          <p className="text-muted text-xs">
            {t('to', { recipient: mail.recipient })} ·{' '}
            <DateText exact instant={mail.createdAt} timeZone={timeZone} />
          </p>
        </div>
        <Badge>{t(`kinds.${KINDS[mail.kind] ?? 'other'}`)}</Badge>
      </header>
      <div className="whitespace-pre-wrap break-words px-4 py-3 text-sm">
        <Body text={mail.body} />
      </div>
    </article>
  );
}

/** The text with its own links made links; nothing else in it is markup. */
function Body({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a className="text-accent underline" href={part} key={part} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
