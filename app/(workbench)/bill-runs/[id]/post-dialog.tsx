'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AlertDialog } from '../../../ui/index.ts';
import type { RunActionsProps, ShownRun } from './run-actions.tsx';
import { Totals } from './totals.tsx';
import type { RunCommands } from './use-run-commands.ts';

interface PostDialogProps extends Pick<RunActionsProps, 'summary' | 'sample'> {
  run: ShownRun;
  commands: RunCommands;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is about to happen, and what would be overlooked by it. */
export function PostDialog({ run, summary, sample, commands, ...dialog }: PostDialogProps) {
  const t = useTranslations('billRuns.confirm');
  const post = useTranslations('billRuns.actions');
  const { toPost, held, exceptions, marked } = summary;
  const count = toPost.invoices;
  return (
    <AlertDialog
      {...dialog}
      confirmLabel={post('post', { count })}
      description={t('postText')}
      onConfirm={() => commands.post.mutateAsync({ runId: run.id, invoices: count })}
      title={t('post', { count })}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        <Line label={t('total')}>
          <Totals className="font-semibold" of={toPost} />
        </Line>
        {sample.size > 0 && <Line label={t('sample')}>{t('sampleOf', sample)}</Line>}
        {held.invoices > 0 && (
          <Line label={t('held')}>
            <Totals of={held} />
            <span className="block text-muted">{t('heldNote', { count: held.invoices })}</span>
          </Line>
        )}
        {exceptions.open > 0 && (
          <Line label={t('open')}>{t('openNote', { count: exceptions.open })}</Line>
        )}
        {marked.wrongNotHeld > 0 && (
          <Line label={t('wrong')}>
            <span className="font-medium text-notice">
              {t('wrongNote', { count: marked.wrongNotHeld })}
            </span>
          </Line>
        )}
      </dl>
    </AlertDialog>
  );
}
