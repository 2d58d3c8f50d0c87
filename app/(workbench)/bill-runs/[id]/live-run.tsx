'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { formatCount, formatMoney, Notice, Panel, Progress } from '../../../ui/index.ts';
import { addReading, type Reading, rateOf } from '../estimate-rate.ts';
import type { RunTick } from '../progress-stream.ts';
import { isAtWork } from '../run-state.ts';
import { useRunEvents } from './use-run-events.ts';

interface LiveRunProps {
  runId: string;
  currency: string;
  first: RunTick;
}

/** A fresh page knows the average since the run began; what comes in corrects it. */
function firstReadings({ status, startedAt, atMs, progress }: RunTick): Reading[] {
  const now = { atMs, done: progress.customersDone };
  if (status !== 'computing' || startedAt === null) return [now];
  return [{ atMs: Date.parse(startedAt), done: 0 }, now];
}

function useRate(tick: RunTick): number | undefined {
  const [readings, setReadings] = useState(() => firstReadings(tick));
  useEffect(() => {
    const reading = { atMs: tick.atMs, done: tick.progress.customersDone };
    // While it is paused time passes without work, which is no rate.
    setReadings((before) => (tick.pausedAt === null ? addReading(before, reading) : [reading]));
  }, [tick]);
  return rateOf(readings);
}

/** Has the server render the page anew whenever the run takes its next step. */
function useNextStep(tick: RunTick): void {
  const router = useRouter();
  const seen = useRef(`${tick.status} ${tick.pausedAt}`);
  useEffect(() => {
    const state = `${tick.status} ${tick.pausedAt}`;
    if (state === seen.current) return;
    seen.current = state;
    router.refresh();
  }, [tick, router]);
}

type StepName = 'planned' | 'computing' | 'posting' | 'discarding';
const STEPS: ReadonlySet<string> = new Set<StepName>([
  'planned',
  'computing',
  'posting',
  'discarding',
]);

/** The step a run is at, with how far it has come; nothing where it rests. */
export function LiveRun({ runId, currency, first }: LiveRunProps) {
  const t = useTranslations('billRuns.live');
  const locale = useLocale();
  const { tick, isPolling } = useRunEvents(runId, first);
  const rate = useRate(tick);
  useNextStep(tick);
  if (!STEPS.has(tick.status)) return null;
  const { progress } = tick;
  const isMoving = isAtWork(tick.status, tick.pausedAt);
  const label = t(tick.status as StepName);
  const total = `${formatMoney(progress.total, currency, locale)} ${currency}`;
  const invoices = formatCount(progress.invoices, locale);
  return (
    <Panel className="mb-4" title={label}>
      <Progress
        done={progress.customersDone}
        label={label}
        rate={isMoving ? rate : undefined}
        total={progress.customersTotal}
        unit={t('unit')}
      />
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <span>
          {t('chunks')} {formatCount(progress.chunksDone, locale)} /{' '}
          {formatCount(progress.chunksTotal, locale)}
        </span>
        <span>{t('soFar', { invoices, total })}</span>
        <span className={progress.exceptions > 0 ? 'font-medium text-notice' : 'text-muted'}>
          {t('exceptions', { count: progress.exceptions })}
        </span>
      </p>
      {tick.pausedAt !== null && <Notice className="mt-3">{t('paused')}</Notice>}
      {isPolling && <p className="mt-2 text-muted text-xs">{t('polling')}</p>}
    </Panel>
  );
}
