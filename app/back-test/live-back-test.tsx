'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { BackTestProgress } from '#engine/runtime/back-test';
import { addReading, type Reading, rateOf } from '../(workbench)/bill-runs/estimate-rate.ts';
import { useTrpc } from '../trpc/client.tsx';
import { errorText } from '../trpc/shown-error.ts';
import { AlertDialog, Button, Notice, Panel, Progress, useToast } from '../ui/index.ts';

const POLL_MS = 1_000;
/** So long without a chunk, and somebody should know. */
const STALLED_MS = 75_000;

interface LiveBackTestProps {
  id: string;
  /** As the server saw it, and when: ISO instant. */
  first: BackTestProgress;
  startedAt: string;
  seenAt: string;
  mayCancel: boolean;
}

/** How many customers a second; a fresh page knows the average since the start. */
function useRate(progress: BackTestProgress, atMs: number, first: Reading): number | undefined {
  const [readings, setReadings] = useState<Reading[]>([first]);
  useEffect(() => {
    setReadings((before) => addReading(before, { atMs, done: progress.customersDone }));
  }, [progress.customersDone, atMs]);
  return rateOf(readings);
}

/** Whether nothing moved for long, by the clock of this machine. */
function useStalled(done: number, atMs: number): boolean {
  const moved = useRef({ done, atMs });
  if (done !== moved.current.done) moved.current = { done, atMs };
  return atMs - moved.current.atMs > STALLED_MS;
}

function CancelButton({ id }: { id: string }) {
  const t = useTranslations('backTest.work');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation(
    useTrpc().backTest.cancel.mutationOptions({
      onSuccess: () => {
        toast({ tone: 'done', title: t('cancelled') });
        router.refresh();
      },
      onError: (error) => {
        toast({ tone: 'failed', title: errorText(error, locale) });
        router.refresh();
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('cancel')}</Button>
      <AlertDialog
        cancelLabel={t('keep')}
        confirmLabel={t('cancelConfirm')}
        danger
        description={t('cancelAbout')}
        onConfirm={() => cancel.mutateAsync({ id })}
        onOpenChange={setAsking}
        open={isAsking}
        title={t('cancelTitle')}
      />
    </>
  );
}

/** How far a back-test is, asked for every second; the page is rendered anew when it ends. */
export function LiveBackTest({ id, first, startedAt, seenAt, mayCancel }: LiveBackTestProps) {
  const t = useTranslations('backTest.work');
  const router = useRouter();
  const { data, dataUpdatedAt, isError } = useQuery(
    useTrpc().backTest.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state }) =>
          state.data && state.data.backTest.status !== 'running' ? false : POLL_MS,
        staleTime: 0,
      },
    ),
  );
  const progress = data?.progress ?? first;
  const atMs = data ? dataUpdatedAt : Date.parse(seenAt);
  const rate = useRate(progress, atMs, { atMs: Date.parse(startedAt), done: 0 });
  const isStalled = useStalled(progress.chunksDone, atMs);
  const isOver = data !== undefined && data.backTest.status !== 'running';
  const isTold = useRef(false);
  useEffect(() => {
    if (!isOver || isTold.current) return;
    isTold.current = true;
    router.refresh();
  }, [isOver, router]);
  return (
    <Panel actions={mayCancel && !isOver && <CancelButton id={id} />} title={t('title')}>
      <Progress
        done={progress.customersDone}
        label={t('title')}
        rate={rate}
        total={progress.customersTotal}
        unit={t('unit')}
      />
      <p className="mt-3 text-muted text-sm" role="status">
        {progress.chunksDone === 0
          ? t('queued')
          : t('chunks', { done: progress.chunksDone, total: progress.chunksTotal })}
      </p>
      {isStalled && !isOver && (
        <Notice className="mt-3" tone="notice">
          {t('stalled')}
        </Notice>
      )}
      {isError && (
        <Notice className="mt-3" tone="notice">
          {t('lost')}
        </Notice>
      )}
    </Panel>
  );
}
