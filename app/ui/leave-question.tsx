'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from './alert-dialog.tsx';

/** Closing asks first where something was entered and not saved. */
export function useLeaveQuestion(dirty: boolean, onOpenChange: (open: boolean) => void) {
  const [asking, setAsking] = useState(false);
  return {
    asking,
    setAsking,
    request: (open: boolean) => {
      if (!open && dirty) setAsking(true);
      else onOpenChange(open);
    },
    leave: () => {
      setAsking(false);
      onOpenChange(false);
    },
  };
}

type LeaveQuestionProps = ReturnType<typeof useLeaveQuestion>;

export function LeaveQuestion({ asking, setAsking, leave }: LeaveQuestionProps) {
  const t = useTranslations('ui.leave');
  return (
    <AlertDialog
      cancelLabel={t('stay')}
      confirmLabel={t('leave')}
      danger
      description={t('text')}
      onConfirm={leave}
      onOpenChange={setAsking}
      open={asking}
      title={t('title')}
    />
  );
}
