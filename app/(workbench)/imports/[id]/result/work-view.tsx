'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { AlertDialog, Button, Notice, Panel, Progress } from '../../../../ui/index.ts';
import type { Batch } from '../../types.ts';
import { useCommands } from './use-commands.ts';
import type { ViewProps } from './view-props.ts';

const MEGABYTE = 1024 ** 2;
const STALLED_MS = 20_000;

/** A check or an import that workers are at. */
export function WorkView({ state, batch, may, renew }: ViewProps) {
  const t = useTranslations('imports.work');
  const [asking, setAsking] = useState(false);
  const { cancel, run, rehearseAgain } = useCommands(state, renew);
  const isStalled = useStalled(batch);
  const isImport = batch.status === 'running';
  const stop = () => (isImport ? setAsking(true) : cancel.mutate({ batchId: batch.id }));
  const kick = () =>
    batch.progress?.goal === 'rehearse' ? rehearseAgain() : run.mutate({ batchId: batch.id });
  return (
    <Panel className="max-w-3xl">
      <WorkProgress batch={batch} />
      <p className="mt-3 text-muted text-sm">{t('background')}</p>
      {isStalled && (
        <Notice
          actions={
            may.run && (
              <Button onClick={kick} pending={run.isPending} size="sm">
                {t('kick')}
              </Button>
            )
          }
          className="mt-3"
          title={t('stalled')}
          tone="notice"
        />
      )}
      {may.cancel && (
        <Button className="mt-4" onClick={stop} pending={cancel.isPending}>
          {isImport ? t('cancelImport') : t('cancelCheck')}
        </Button>
      )}
      <AlertDialog
        confirmLabel={t('cancelImport')}
        description={t('stopText')}
        onConfirm={() => cancel.mutateAsync({ batchId: batch.id })}
        onOpenChange={setAsking}
        open={asking}
        title={t('stopTitle')}
      />
    </Panel>
  );
}

/** How much is done of what: bytes read while checking, rows written while importing. */
function measured(batch: Batch) {
  const { progress, rowsDone, rowsTotal, status } = batch;
  if (status === 'running') {
    const phase = progress?.phase === 'waiting' ? 'waiting' : 'importing';
    return { phase, done: rowsDone, total: rowsTotal, startedAt: progress?.startedAt } as const;
  }
  const { phase = 'waiting', done = 0, total = 0, startedAt } = progress ?? {};
  return { phase, done, total, startedAt } as const;
}

function WorkProgress({ batch }: { batch: Batch }) {
  const t = useTranslations('imports.work');
  const { phase, done, total } = measured(batch);
  const rate = useRate(phase, done);
  const inRows = phase === 'importing';
  const scale = inRows ? 1 : MEGABYTE;
  const isSmall = !inRows && total < 4 * MEGABYTE;
  const label = t(phase);
  return (
    <div aria-live="polite">
      <p className="mb-2 font-medium">{label}</p>
      <Progress
        bare={isSmall || phase === 'waiting'}
        done={Math.round(done / scale)}
        label={label}
        rate={rate === undefined ? undefined : rate / scale}
        total={phase === 'waiting' ? 0 : Math.round(total / scale) || (isSmall ? total : 0)}
        unit={inRows ? t('rows') : t('megabytes')}
      />
    </div>
  );
}

/** Units a second since this page first saw the phase. */
function useRate(phase: string, done: number): number | undefined {
  const [first, setFirst] = useState({ phase, done, at: 0 });
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    const now = performance.now();
    if (first.phase !== phase || first.at === 0) {
      setFirst({ phase, done, at: now });
      setRate(undefined);
      return;
    }
    const seconds = (now - first.at) / 1_000;
    if (done > first.done && seconds > 0) setRate((done - first.done) / seconds);
  }, [phase, done, first]);
  return rate;
}

/** Whether nothing has moved for so long that a worker may be missing. */
function useStalled({ updatedAt, rowsDone }: Batch): boolean {
  const moved = `${updatedAt} ${rowsDone}`;
  const [stalledAt, setStalledAt] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setStalledAt(moved), STALLED_MS);
    return () => clearTimeout(timer);
  }, [moved]);
  return stalledAt === moved;
}
