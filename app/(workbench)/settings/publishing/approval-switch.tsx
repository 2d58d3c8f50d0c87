'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import { AlertDialog, Switch, useToast } from '../../../ui/index.ts';

/** Whether publishing needs a second person; turning it off asks first. */
export function ApprovalSwitch({ isRequired }: { isRequired: boolean }) {
  const t = useTranslations('lifecycle.settings');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const set = useMutation(
    useTrpc().design.setApproval.mutationOptions({
      onSuccess: (made) => {
        toast({ tone: 'done', title: t(made.isRequired ? 'turnedOn' : 'turnedOff') });
        router.refresh();
      },
      onError: (error) => toast({ tone: 'failed', title: errorText(error, locale) }),
    }),
  );
  const isOn = set.isPending ? set.variables.isRequired : isRequired;
  return (
    <>
      <Switch
        checked={isOn}
        disabled={set.isPending}
        help={t('help')}
        label={t('switch')}
        onChange={() => (isRequired ? setAsking(true) : set.mutate({ isRequired: true }))}
      />
      <AlertDialog
        confirmLabel={t('off.confirm')}
        danger
        description={t('off.about')}
        onConfirm={() => set.mutateAsync({ isRequired: false })}
        onOpenChange={setAsking}
        open={isAsking}
        title={t('off.title')}
      />
    </>
  );
}
