'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../../../ui/index.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import type { ExceptionCommands } from './use-exception-commands.ts';

interface ExceptionActionsProps {
  customerIds: string[];
  clear: () => void;
  commands: ExceptionCommands;
  may: { retry: boolean; resolve: boolean };
}

export function ExceptionActions({ customerIds, clear, commands, may }: ExceptionActionsProps) {
  const t = useTranslations('billRuns.exceptionList');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {may.retry && (
        <Button
          onClick={() => commands.retry(customerIds).then(clear, () => {})}
          pending={commands.isRetrying}
          size="sm"
        >
          {t('retry')}
        </Button>
      )}
      {may.resolve && (
        <Button onClick={() => setAsking(true)} size="sm">
          {t('accept')}
        </Button>
      )}
      <ReasonDialog
        confirmLabel={t('acceptDo')}
        description={t('acceptText')}
        label={t('note')}
        onConfirm={(note) => commands.accept(customerIds, note).then(clear)}
        onOpenChange={setAsking}
        open={isAsking}
        requiredText={t('noteRequired')}
        title={t('acceptTitle', { count: customerIds.length })}
      />
    </>
  );
}
