'use client';

import { MoreHorizontal, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReviewSummary } from '#engine/runtime/bill-run';
import { Button, IconButton, Menu } from '../../../ui/index.ts';
import type { BillRunStatus } from '../run-state.ts';
import { CancelDialog, DiscardDialog } from './discard-dialogs.tsx';
import { PostDialog } from './post-dialog.tsx';
import { useRunCommands } from './use-run-commands.ts';

/** As much of a run as its commands need. */
export interface ShownRun {
  id: string;
  status: BillRunStatus;
  pausedAt: string | null;
  currency: string;
  /** Its name. */
  period: string;
  drafts: number;
  total: string;
}

export interface RunActionsProps {
  run: ShownRun;
  may: Record<'pause' | 'cancel' | 'discard' | 'post', boolean>;
  summary: ReviewSummary;
  sample: { checked: number; size: number };
}

type Question = 'post' | 'discard' | 'cancel';

const PAUSABLE: ReadonlySet<BillRunStatus> = new Set(['computing', 'posting']);

export function RunActions({ run, may, summary, sample }: RunActionsProps) {
  const t = useTranslations('billRuns.actions');
  const check = useTranslations('billRuns.check');
  const [question, setQuestion] = useState<Question>();
  const commands = useRunCommands(run.id);
  const dialog = (name: Question) => ({
    run,
    open: question === name,
    onOpenChange: (open: boolean) => setQuestion(open ? name : undefined),
  });
  const others = [
    ...(may.discard
      ? [{ label: t('discard'), danger: true, onSelect: () => setQuestion('discard') }]
      : []),
    ...(may.cancel
      ? [{ label: t('cancel'), danger: true, onSelect: () => setQuestion('cancel') }]
      : []),
  ];
  return (
    <>
      {may.post && sample.size > 0 && (
        <span className="text-muted text-sm">{check('sampleShare', sample)}</span>
      )}
      {others.length > 0 && (
        <Menu
          items={[others]}
          trigger={<IconButton icon={<MoreHorizontal />} label={t('more')} variant="secondary" />}
        />
      )}
      {may.pause && PAUSABLE.has(run.status) && (
        <PauseButton commands={commands} isPaused={run.pausedAt !== null} />
      )}
      {may.post && (
        <Button
          disabled={summary.toPost.invoices === 0}
          onClick={() => setQuestion('post')}
          variant="primary"
        >
          {t('post', { count: summary.toPost.invoices })}
        </Button>
      )}
      <PostDialog {...dialog('post')} commands={commands} sample={sample} summary={summary} />
      <DiscardDialog {...dialog('discard')} commands={commands} />
      <CancelDialog {...dialog('cancel')} commands={commands} />
    </>
  );
}

interface PauseButtonProps {
  commands: ReturnType<typeof useRunCommands>;
  isPaused: boolean;
}

function PauseButton({ commands, isPaused }: PauseButtonProps) {
  const t = useTranslations('billRuns.actions');
  const { pause, resume } = commands;
  const command = isPaused ? resume : pause;
  return (
    <Button
      icon={isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
      onClick={() => command.mutate({ runId: commands.runId })}
      pending={command.isPending}
      variant={isPaused ? 'primary' : 'secondary'}
    >
      {t(isPaused ? 'resume' : 'pause')}
    </Button>
  );
}
