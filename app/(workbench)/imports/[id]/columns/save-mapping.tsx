'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { ImportMapping } from '#schemas';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { Button, Dialog, Field, TextInput, useToast } from '../../../../ui/index.ts';
import type { KnownMapping } from '../../types.ts';

interface SaveMappingProps {
  mapping: ImportMapping;
  /** A name to begin with. */
  name: string;
  onSaved: (saved: KnownMapping) => void;
}

export function SaveMapping({ mapping, name: first, onSaved }: SaveMappingProps) {
  const t = useTranslations('imports.mapping');
  const locale = useLocale();
  const id = useId();
  const trpc = useTrpc();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(first);
  const save = useMutation(
    trpc.import.saveMapping.mutationOptions({
      onSuccess: (saved) => {
        toast({ tone: 'done', title: t('saveDone', { name: saved.name[locale] }) });
        setOpen(false);
        onSaved(saved as KnownMapping);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate({ name, mapping });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} size="sm">
        {t('save')}
      </Button>
      <Dialog
        description={t('saveText')}
        footer={
          <Button form={id} pending={save.isPending} type="submit" variant="primary">
            {t('saveDo')}
          </Button>
        }
        onOpenChange={setOpen}
        open={open}
        size="sm"
        title={t('saveTitle')}
      >
        <form id={id} onSubmit={submit}>
          <Field error={save.error ? errorText(save.error, locale) : undefined} label={t('name')}>
            <TextInput
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
              required
              value={name}
            />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
