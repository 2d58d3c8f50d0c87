'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../../ui/index.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type Marking, useInvoiceCommands } from './use-invoice-commands.ts';

interface MarkActionsProps {
  ids: readonly string[];
  clear: () => void;
}

/** What can be done with the invoices that are selected: right, wrong, held back. */
export function MarkActions({ ids, clear }: MarkActionsProps) {
  const t = useTranslations('billRuns.marks');
  const commands = useInvoiceCommands();
  const [question, setQuestion] = useState<'wrong' | 'hold'>();
  const count = ids.length;
  const mark = (marking: Marking) => commands.mark(ids, marking).then(clear);
  const quietly = (marking: Marking) => mark(marking).catch(() => {});
  const dialog = (name: 'wrong' | 'hold') => ({
    open: question === name,
    onOpenChange: (open: boolean) => setQuestion(open ? name : undefined),
  });
  return (
    <>
      <Button onClick={() => quietly({ outcome: 'right' })} size="sm">
        {t('markRight')}
      </Button>
      <Button onClick={() => setQuestion('wrong')} size="sm">
        {t('markWrong')}
      </Button>
      <Button onClick={() => setQuestion('hold')} size="sm">
        {t('hold')}
      </Button>
      <Button onClick={() => quietly({ outcome: null })} size="sm" variant="ghost">
        {t('unmark')}
      </Button>
      <ReasonDialog
        {...dialog('wrong')}
        confirmLabel={t('wrongDo')}
        label={t('wrongNote')}
        onConfirm={(note, isHeld) =>
          mark({ outcome: 'wrong', note, ...(isHeld ? { holdFor: note || t('wrong') } : {}) })
        }
        option={t('alsoHold')}
        title={t('wrongTitle', { count })}
      />
      <ReasonDialog
        {...dialog('hold')}
        confirmLabel={t('holdDo')}
        description={t('holdText')}
        label={t('reason')}
        onConfirm={(reason) => commands.hold(ids, reason).then(clear)}
        requiredText={t('reasonRequired')}
        title={t('holdTitle', { count })}
      />
    </>
  );
}
