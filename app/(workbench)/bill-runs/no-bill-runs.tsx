import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';
import { Notice } from '../../shell/notice.tsx';

function Command({ children }: { children: string }) {
  return (
    <pre className="my-3 overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-[13px] text-ink">
      <code>{children}</code>
    </pre>
  );
}

/** The month before this one: the usual period of a bill run in arrears. */
function lastMonth(): string {
  return Temporal.Now.plainDateISO('UTC').toPlainYearMonth().subtract({ months: 1 }).toString();
}

export function NoBillRuns() {
  const period = lastMonth();
  const t = useTranslations('billRuns.empty');
  return (
    <Notice level={2} title={t('title')}>
      <p>{t('text')}</p>
      <Command>{`npm run -s ratecraft -- bill-run --period ${period}`}</Command>
      <p>{t('then')}</p>
      <Command>{`npm run -s ratecraft -- post --period ${period}`}</Command>
    </Notice>
  );
}

export function NoOlderBillRuns() {
  const t = useTranslations('billRuns');
  return (
    <Notice level={2} title={t('empty.noOlder')}>
      <Link className="text-accent underline" href={paths.billRuns()}>
        {t('newest')}
      </Link>
    </Notice>
  );
}
