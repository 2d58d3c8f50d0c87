import { getLocale, getTranslations } from 'next-intl/server';
import type { Context } from '#engine/runtime/context';
import { type AuditStatus, verifyAudit } from '#engine/runtime/verify';
import { CopyButton, formatCount, Status, Tooltip } from '../../ui/index.ts';

/** Whether the seals hold, looked at now. */
export async function ChainStatus({ ctx }: { ctx: Context }) {
  const t = await getTranslations('audit.chain');
  const locale = await getLocale();
  const { head, from, problemCount, firstProblem } = await verifyAudit({ ctx, input: {} });
  if (firstProblem) {
    return (
      <div role="alert">
        <Status soft tone="danger">
          {t('broken', { problem: firstProblem.message[locale] })}
        </Status>
        <p className="text-danger text-xs">{t('brokenCount', { count: problemCount })}</p>
      </div>
    );
  }
  if (!head) return <Status>{t('empty')}</Status>;
  const position = formatCount(head.position, locale);
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm">
      <Status tone="positive">
        {from === 1
          ? t('intact', { position })
          : t('intactFrom', { position, from: formatCount(from, locale) })}
      </Status>
      <Head about={t('about')} copy={t('copyHead')} head={head} />
    </span>
  );
}

interface HeadProps {
  head: NonNullable<AuditStatus['head']>;
  about: string;
  copy: string;
}

const SHOWN_DIGITS = 12;

function Head({ head: { position, hash }, about, copy }: HeadProps) {
  return (
    <span className="flex items-center gap-1 text-muted text-xs max-sm:hidden">
      <Tooltip content={about}>
        <code className="font-mono">{hash.slice(0, SHOWN_DIGITS)}…</code>
      </Tooltip>
      <CopyButton label={copy} text={`${position}:${hash}`} />
    </span>
  );
}
