'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button, Dialog } from '../../../ui/index.ts';
import type { DesignName } from '../types.ts';
import type { DesignCommands } from '../use-design-commands.ts';
import { NameFields } from './name-fields.tsx';
import { issuesOfName, localNameOf, type NewName, withKey } from './new-name.ts';
import type { DialogState } from './submit-dialog.tsx';

interface DuplicateDialogProps extends DialogState {
  design: DesignName;
  commands: DesignCommands;
  /** The version that is copied; null for the draft. */
  version: number | null;
}

/** Asks what the copy is called. */
export function DuplicateDialog({ design, commands, version, ...dialog }: DuplicateDialogProps) {
  const t = useTranslations('lifecycle.duplicate');
  const ui = useTranslations('ui');
  const form = useId();
  const { kind, key, name } = design;
  const [value, setValue] = useState<NewName>({
    ...{ zh: name, en: name },
    ...{ key: `${key}-copy`, isKeyTyped: true },
  });
  const [isTried, setTried] = useState(false);
  const issues = issuesOfName(value);
  const duplicate = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (issues.length > 0) return;
    commands.duplicate.mutate(
      { kind, key, version: version ?? 'draft', newKey: value.key, name: localNameOf(value) },
      { onSuccess: () => dialog.onOpenChange(false) },
    );
  };
  return (
    <Dialog
      {...dialog}
      description={t('about')}
      footer={
        <>
          <Button onClick={() => dialog.onOpenChange(false)}>{ui('cancel')}</Button>
          <Button
            form={form}
            pending={commands.duplicate.isPending}
            type="submit"
            variant="primary"
          >
            {t('confirm')}
          </Button>
        </>
      }
      title={t('title', { name })}
    >
      <form id={form} onSubmit={duplicate}>
        <NameFields
          issues={isTried ? issues : []}
          onChange={(next) => setValue(withKey(next))}
          value={value}
        />
      </form>
    </Dialog>
  );
}
