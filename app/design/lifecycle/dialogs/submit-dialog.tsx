'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { DesignScenarios } from '#engine/runtime/design';
import { Button, Dialog } from '../../../ui/index.ts';
import type { DesignName } from '../types.ts';
import type { DesignCommands } from '../use-design-commands.ts';
import { MessageFields } from './message-fields.tsx';

export interface DialogState {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface SubmitDialogProps extends DialogState {
  design: DesignName;
  commands: DesignCommands;
  lockVersion: number;
  scenarios: DesignScenarios | undefined;
}

/** Hands the draft over, with a message for whoever approves it. */
export function SubmitDialog({
  design,
  commands,
  lockVersion,
  scenarios,
  ...dialog
}: SubmitDialogProps) {
  const t = useTranslations('lifecycle.submit');
  const ui = useTranslations('ui');
  const form = useId();
  const [message, setMessage] = useState('');
  const { kind, key } = design;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    commands.submit.mutate(
      { kind, key, lockVersion, message: message.trim() },
      { onSuccess: () => dialog.onOpenChange(false) },
    );
  };
  return (
    <Dialog
      {...dialog}
      description={t('about')}
      dirty={message !== ''}
      footer={
        <>
          <Button onClick={() => dialog.onOpenChange(false)}>{ui('cancel')}</Button>
          <Button form={form} pending={commands.submit.isPending} type="submit" variant="primary">
            {t('confirm')}
          </Button>
        </>
      }
      title={t('title')}
    >
      <form className="grid gap-4" id={form} onSubmit={submit}>
        <MessageFields
          help={t('messageHelp')}
          label={t('message')}
          message={message}
          onMessage={setMessage}
          scenarios={scenarios}
        />
      </form>
    </Dialog>
  );
}
