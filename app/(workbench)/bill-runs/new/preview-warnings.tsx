'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { PreviewWarning } from '#engine/runtime/bill-run';
import { paths } from '../../../paths.ts';
import { formatMonth, Notice, TextLink } from '../../../ui/index.ts';

const keyOf = (warning: PreviewWarning): string =>
  warning.kind === 'run' ? warning.runId : warning.kind;

/** What a person should know before starting; nothing of it forbids the run. */
export function PreviewWarnings({ warnings }: { warnings: readonly PreviewWarning[] }) {
  return warnings.map((warning) => (
    <Notice key={keyOf(warning)} tone="notice">
      <WarningText warning={warning} />
    </Notice>
  ));
}

function WarningText({ warning }: { warning: PreviewWarning }) {
  const t = useTranslations('billRuns');
  const locale = useLocale();
  if (warning.kind === 'future') return t('new.warnings.future');
  if (warning.kind === 'skipped') {
    const names = warning.months.map((month) => formatMonth(month, locale));
    const months = new Intl.ListFormat(locale === 'zh' ? 'zh-CN' : 'en-US').format(names);
    return t('new.warnings.skipped', { months });
  }
  const status = t(`statuses.${warning.status}`);
  return (
    <>
      {t(warning.isSegment ? 'new.warnings.runSegment' : 'new.warnings.run', { status })}{' '}
      <TextLink href={paths.billRun(warning.runId)}>{t('new.warnings.open')}</TextLink>
    </>
  );
}
