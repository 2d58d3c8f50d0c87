'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { AlertDialog, Button } from '../../../ui/index.ts';
import { useOutcome } from '../use-outcome.ts';

export function RevokeKey({ id, name }: { id: string; name: string }) {
  const t = useTranslations('api.keys');
  const trpc = useTrpc();
  const { done, failed } = useOutcome();
  const [isOpen, setOpen] = useState(false);
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: () => done(t('revoked', { name })),
      onError: failed,
    }),
  );
  return (
    <>
      <Button
        aria-label={t('revokeOf', { name })}
        onClick={() => setOpen(true)}
        size="sm"
        variant="ghost"
      >
        {t('revoke')}
      </Button>
      <AlertDialog
        confirmLabel={t('revoke')}
        danger
        description={t('revokeText')}
        onConfirm={() => revoke.mutateAsync({ id })}
        onOpenChange={setOpen}
        open={isOpen}
        title={t('revokeTitle', { name })}
      />
    </>
  );
}
