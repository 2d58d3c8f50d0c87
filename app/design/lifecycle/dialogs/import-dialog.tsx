'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button, Dialog, Notice } from '../../../ui/index.ts';
import type { DesignName } from '../types.ts';
import type { DesignCommands } from '../use-design-commands.ts';
import { FileFields } from './file-fields.tsx';
import { readDesignFile } from './read-design-file.ts';
import type { DialogState } from './submit-dialog.tsx';

interface ImportDialogProps extends DialogState {
  design: DesignName;
  commands: DesignCommands;
  /** Of the draft that is overwritten; null where there is none. */
  lockVersion: number | null;
}

/** A file becomes the draft of this design, whatever key it carries itself. */
export function ImportDialog({ design, commands, lockVersion, ...dialog }: ImportDialogProps) {
  const t = useTranslations('lifecycle.import');
  const ui = useTranslations('ui');
  const form = useId();
  const [text, setText] = useState('');
  const [reason, setReason] = useState<'bad' | 'notDesign'>();
  const { kind, key } = design;
  const take = (event: FormEvent) => {
    event.preventDefault();
    const read = readDesignFile(text, kind);
    if (!read.ok) return setReason(read.reason);
    commands.import.mutate(
      { document: { ...read.document, key }, ...(lockVersion === null ? {} : { lockVersion }) },
      { onSuccess: () => dialog.onOpenChange(false) },
    );
  };
  return (
    <Dialog
      {...dialog}
      description={t('about')}
      dirty={text !== ''}
      footer={
        <>
          <Button onClick={() => dialog.onOpenChange(false)}>{ui('cancel')}</Button>
          <Button
            disabled={text.trim() === ''}
            form={form}
            pending={commands.import.isPending}
            type="submit"
            variant="primary"
          >
            {t('confirm')}
          </Button>
        </>
      }
      size="lg"
      title={t('title')}
    >
      <form className="grid gap-3" id={form} onSubmit={take}>
        {lockVersion !== null && <Notice tone="notice">{t('overwrite')}</Notice>}
        <FileFields
          error={reason && t(reason)}
          onText={(next) => {
            setReason(undefined);
            setText(next);
          }}
          text={text}
        />
      </form>
    </Dialog>
  );
}
