'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AlertDialog, formatDate } from '../../../ui/index.ts';
import type { ActedVersion, DesignName } from '../types.ts';
import type { DesignCommands } from '../use-design-commands.ts';
import type { DialogState } from './submit-dialog.tsx';

interface DraftQuestionProps extends DialogState {
  design: DesignName;
  commands: DesignCommands;
  lockVersion: number;
}

export function WithdrawDialog({ design, commands, lockVersion, ...dialog }: DraftQuestionProps) {
  const t = useTranslations('lifecycle.withdraw');
  const { kind, key } = design;
  return (
    <AlertDialog
      {...dialog}
      confirmLabel={t('confirm')}
      description={t('about')}
      onConfirm={() => commands.withdraw.mutateAsync({ kind, key, lockVersion })}
      title={t('title')}
    />
  );
}

interface DiscardDialogProps extends DraftQuestionProps {
  /** Nothing was ever published: the design goes with its draft. */
  isOnly: boolean;
}

export function DiscardDialog(props: DiscardDialogProps) {
  const { design, commands, lockVersion, isOnly, ...dialog } = props;
  const t = useTranslations('lifecycle.discard');
  const { kind, key } = design;
  return (
    <AlertDialog
      {...dialog}
      confirmLabel={t('confirm')}
      danger
      description={t(isOnly ? 'aboutGone' : 'about')}
      onConfirm={() => commands.discard.mutateAsync({ kind, key, lockVersion })}
      title={t('title')}
    />
  );
}

interface VersionQuestionProps extends DialogState {
  commands: DesignCommands;
  version: ActedVersion;
}

export function RetireDialog({ commands, version, ...dialog }: VersionQuestionProps) {
  const t = useTranslations('lifecycle.retire');
  return (
    <AlertDialog
      {...dialog}
      confirmLabel={t('confirm')}
      danger
      description={t('about')}
      onConfirm={() => commands.retire.mutateAsync({ id: version.id })}
      title={t('title', { version: version.version ?? 0 })}
    />
  );
}

export function CancelPublishingDialog({ commands, version, ...dialog }: VersionQuestionProps) {
  const t = useTranslations('lifecycle.cancelPublishing');
  const locale = useLocale();
  const date = version.effectiveFrom ? formatDate(version.effectiveFrom, locale) : '';
  return (
    <AlertDialog
      {...dialog}
      cancelLabel={t('keep')}
      confirmLabel={t('confirm')}
      danger
      description={t('about', { date })}
      onConfirm={() => commands.cancelPublishing.mutateAsync({ id: version.id })}
      title={t('title', { version: version.version ?? 0 })}
    />
  );
}
