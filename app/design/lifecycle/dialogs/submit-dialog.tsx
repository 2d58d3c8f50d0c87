'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { DesignScenarios } from '#engine/runtime/design';
import { Button, Dialog, Field, TextArea } from '../../../ui/index.ts';
import { ScenarioResults } from '../scenario-state.tsx';
import type { DesignName } from '../types.ts';
import type { DesignCommands } from '../use-design-commands.ts';

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

export const MOST_WORDS = 2000;

/** Hands the draft over, with a message for whoever approves it. */
export function SubmitDialog({
  design,
  commands,
  lockVersion,
  scenarios,
  ...dialog
}: SubmitDialogProps) {
  const t = useTranslations('lifecycle.submit');
  const label = useTranslations('lifecycle.scenarios');
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
        <Field help={t('messageHelp')} label={t('message')}>
          <TextArea
            maxLength={MOST_WORDS}
            onChange={({ target }) => setMessage(target.value)}
            value={message}
          />
        </Field>
        {scenarios && (
          <section aria-label={label('title')}>
            <h3 className="mb-1 font-medium text-sm">{label('label')}</h3>
            <ScenarioResults scenarios={scenarios} />
          </section>
        )}
      </form>
    </Dialog>
  );
}
