'use client';

import { useMutation } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { Field, IconButton, TextInput } from '../../../ui/index.ts';
import { FormDialog } from './form-dialog.tsx';
import { useAfterCommand } from './use-command.ts';

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

export function EditTags({ customerId, tags }: { customerId: string; tags: readonly string[] }) {
  const t = useTranslations('customer.tags');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const before = tags.join(', ');
  const [text, setText] = useState<string>();
  const set = useMutation(
    trpc.customer.setTags.mutationOptions({
      onSuccess: () => {
        setText(undefined);
        succeed(t('changed'));
      },
      onError: fail,
    }),
  );
  return (
    <>
      <IconButton icon={<Tag />} label={t('edit')} onClick={() => setText(before)} size="sm" />
      {text !== undefined && (
        <FormDialog
          close={() => setText(undefined)}
          dirty={text !== before}
          onSubmit={() => set.mutate({ customerId, tags: wordsOf(text) })}
          pending={set.isPending}
          ready={text !== before}
          submit={t('save')}
          title={t('edit')}
        >
          <Field help={t('help')} label={t('label')}>
            <TextInput onChange={(event) => setText(event.target.value)} value={text} />
          </Field>
        </FormDialog>
      )}
    </>
  );
}
