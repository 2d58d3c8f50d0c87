'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AlertDialog, formatMoney } from '../../../ui/index.ts';
import type { ShownRun } from './run-actions.tsx';
import type { RunCommands } from './use-run-commands.ts';

interface DialogProps {
  run: ShownRun;
  commands: RunCommands;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DiscardDialog({ run, commands, ...dialog }: DialogProps) {
  const t = useTranslations('billRuns.confirm');
  const actions = useTranslations('billRuns.actions');
  const locale = useLocale();
  const total = `${formatMoney(run.total, run.currency, locale)} ${run.currency}`;
  return (
    <AlertDialog
      {...dialog}
      cancelLabel={t('keep')}
      confirmLabel={actions('discard')}
      danger
      description={t('discardText', { count: run.drafts, total })}
      onConfirm={() => commands.discard.mutateAsync({ runId: run.id })}
      title={t('discard', { period: run.period })}
    />
  );
}

export function CancelDialog({ run, commands, ...dialog }: DialogProps) {
  const t = useTranslations('billRuns.confirm');
  const actions = useTranslations('billRuns.actions');
  return (
    <AlertDialog
      {...dialog}
      cancelLabel={t('keep')}
      confirmLabel={actions('cancel')}
      danger
      description={t('cancelText', { count: run.drafts })}
      onConfirm={() => commands.cancel.mutateAsync({ runId: run.id })}
      title={t('cancel', { period: run.period })}
    />
  );
}
