import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Replay } from '#engine/runtime/invoice';
import { cn } from '../../../../../ui/index.ts';

/** That computing the invoice again just now gave the same, or what differs. */
export function ReplayMark({ replay }: { replay: Replay }) {
  const t = useTranslations('explanation.replay');
  const locale = useLocale();
  const { agrees, replayed, contentHash, differences } = replay;
  const Icon = agrees ? ShieldCheck : ShieldAlert;
  return (
    <section
      className={cn(
        'flex items-start gap-3 rounded-panel px-4 py-3',
        agrees ? 'bg-positive-soft' : 'bg-danger-soft',
      )}
      role={agrees ? 'status' : 'alert'}
    >
      <Icon
        aria-hidden="true"
        className={cn('mt-0.5 size-5 shrink-0', agrees ? 'text-positive' : 'text-danger')}
      />
      <div className="min-w-0 text-sm">
        <p className="font-medium">{t(agrees ? 'agrees' : replayed ? 'differs' : 'failed')}</p>
        {differences.length > 0 && (
          <ul aria-label={t('what')} className="mt-1 list-disc pl-4">
            {differences.map(({ path, text }) => (
              <li className="break-words" key={path}>
                {text[locale]}
              </li>
            ))}
          </ul>
        )}
        <p className="mt-0.5 text-muted text-xs">
          {t('note')}{' '}
          <span className="whitespace-nowrap">
            {t('fingerprint')} <code className="font-mono">{contentHash.slice(0, 12)}</code>
          </span>
        </p>
      </div>
    </section>
  );
}
