'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button, formatCount, Notice, Progress } from '../../../../ui/index.ts';
import { Counts } from './counts.tsx';
import { useCommands } from './use-commands.ts';
import type { ViewProps } from './view-props.ts';

/** An import that was stopped half way, and goes on when somebody says so. */
export function StoppedView({ state, batch, may, renew }: ViewProps) {
  const t = useTranslations('imports');
  const locale = useLocale();
  const { run } = useCommands(state, renew);
  const { rowsDone, rowsTotal, report, progress } = batch;
  const done = formatCount(rowsDone, locale);
  const total = formatCount(rowsTotal, locale);
  return (
    <div className="flex flex-col gap-4">
      <Notice
        actions={
          may.run && (
            <Button
              onClick={() => run.mutate({ batchId: batch.id })}
              pending={run.isPending}
              size="sm"
              variant="primary"
            >
              {t('result.goOn')}
            </Button>
          )
        }
        title={progress?.failure ? t('running.failed') : t('running.stopped', { done, total })}
        tone={progress?.failure ? 'danger' : 'notice'}
      >
        {progress?.failure && <p>{progress.failure.text[locale]}</p>}
        <p>{t('running.stoppedText')}</p>
      </Notice>
      {rowsTotal > 0 && (
        <Progress
          done={rowsDone}
          label={t('status.cancelled')}
          total={rowsTotal}
          unit={t('work.rows')}
        />
      )}
      {report && <Counts counts={report.counts} />}
    </div>
  );
}
