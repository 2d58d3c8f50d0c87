'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../../../paths.ts';
import { AlertDialog, Button, LinkButton, Notice, Panel } from '../../../../ui/index.ts';
import type { Report } from '../../types.ts';
import { Counts } from './counts.tsx';
import { ErrorRows } from './error-rows.tsx';
import { IssueKinds } from './issue-kinds.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { useCommands } from './use-commands.ts';
import type { ViewProps } from './view-props.ts';

/** What a check found, and the ways on from there. */
export function ReportView(props: ViewProps) {
  const { state, batch } = props;
  const t = useTranslations('imports.result');
  const locale = useLocale();
  const { report, progress } = batch;
  return (
    <div className="flex flex-col gap-4">
      {progress?.failure && (
        <Notice title={t('failed')} tone="danger">
          {progress.failure.text[locale]}
        </Notice>
      )}
      {batch.status === 'cancelled' && <Notice title={t('cancelled')} tone="notice" />}
      {report && batch.status === 'rehearsed' && <Verdict counts={report.counts} />}
      <ReportActions {...props} />
      {report && <Counts counts={report.counts} />}
      {report?.reconciliation && <Reconciliation found={report.reconciliation} />}
      {report && report.toPublish.length > 0 && (
        <Panel title={t('publish')}>
          <p>{report.toPublish.map(({ name }) => name[locale]).join(' · ')}</p>
        </Panel>
      )}
      {report && <IssueKinds kinds={report.warnings} title={t('warnings')} />}
      {report && <IssueKinds kinds={report.errors} title={t('kinds')} />}
      {state.keptRows > 0 && <ErrorRows {...props} />}
    </div>
  );
}

function Verdict({ counts }: Pick<Report, 'counts'>) {
  const t = useTranslations('imports.result');
  const { rows, failed } = counts;
  const right = counts.created + counts.updated;
  if (failed > 0) {
    return (
      <Notice title={t('errors', { failed, rows })} tone="notice">
        {t('errorsText')}
      </Notice>
    );
  }
  if (right === 0) return <Notice title={t('nothing')} tone="notice" />;
  return <Notice title={t('clean')}>{t('cleanText', { count: right })}</Notice>;
}

function ReportActions({ state, batch, may, renew, editing }: ViewProps) {
  const t = useTranslations('imports.result');
  const [asking, setAsking] = useState(false);
  const { run, rehearseAgain, isRehearsing } = useCommands(state, renew, editing);
  const { created = 0, updated = 0, failed = 0 } = batch.report?.counts ?? {};
  const right = created + updated;
  const isChecked = batch.status === 'rehearsed';
  const start = () =>
    failed > 0 ? setAsking(true) : run.mutate({ batchId: batch.id, skipErrors: false });
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {state.upload && may.rehearse && (
        <LinkButton href={paths.import(state.id, { step: 'columns' })}>{t('edit')}</LinkButton>
      )}
      {state.upload && may.rehearse && (
        <Button onClick={rehearseAgain} pending={isRehearsing}>
          {t('again')}
        </Button>
      )}
      {state.upload && may.run && isChecked && right > 0 && (
        <Button onClick={start} pending={run.isPending} variant="primary">
          {failed > 0 ? t('importRest', { count: right }) : t('import', { count: right })}
        </Button>
      )}
      <AlertDialog
        confirmLabel={t('importRest', { count: right })}
        description={t('restText')}
        onConfirm={() => run.mutateAsync({ batchId: batch.id, skipErrors: true })}
        onOpenChange={setAsking}
        open={asking}
        title={t('restTitle', { failed })}
      />
    </div>
  );
}
