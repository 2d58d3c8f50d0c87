'use client';

import { useMutation } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { Button, CopyButton, Dialog, Field, IconButton, TextInput } from '../../../ui/index.ts';
import { FormDialog } from './form-dialog.tsx';
import { useAfterCommand } from './use-command.ts';

const SHOWN_SECONDS = 30;

/** Asks why, shows the secret for half a minute, and forgets it. The log keeps who asked and why. */
export function RevealSecret({ id, username }: { id: string; username: string }) {
  const t = useTranslations('customer.credentials');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon={<Eye />}
        label={t('reveal', { username })}
        onClick={() => setOpen(true)}
        size="sm"
      />
      {isOpen && <RevealDialog close={() => setOpen(false)} id={id} username={username} />}
    </>
  );
}

interface RevealDialogProps {
  id: string;
  username: string;
  close: () => void;
}

function RevealDialog({ id, username, close }: RevealDialogProps) {
  const t = useTranslations('customer.credentials');
  const trpc = useTrpc();
  const { fail } = useAfterCommand();
  const [reason, setReason] = useState('');
  const [secret, setSecret] = useState<string>();
  const reveal = useMutation(
    trpc.customer.revealCredential.mutationOptions({
      // Nothing is kept in the cache of answers.
      gcTime: 0,
      onSuccess: (shown) => setSecret(shown.secret),
      onError: fail,
    }),
  );
  if (secret !== undefined) return <Shown close={close} secret={secret} username={username} />;
  return (
    <FormDialog
      close={close}
      description={t('text')}
      dirty={false}
      onSubmit={() => reveal.mutate({ id, reason: reason.trim() })}
      pending={reveal.isPending}
      ready={reason.trim() !== ''}
      submit={t('show', { seconds: SHOWN_SECONDS })}
      title={t('title', { username })}
    >
      <Field help={t('reasonHelp')} label={t('reason')} required>
        <TextInput
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
      </Field>
    </FormDialog>
  );
}

function Shown({ secret, username, close }: { secret: string } & Omit<RevealDialogProps, 'id'>) {
  const t = useTranslations('customer.credentials');
  const [end] = useState(() => Date.now() + SHOWN_SECONDS * 1000);
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      if (seconds <= 0) close();
      else setLeft(seconds);
    }, 250);
    return () => clearInterval(timer);
  }, [close, end]);
  return (
    <Dialog
      footer={<Button onClick={close}>{t('hide')}</Button>}
      onOpenChange={(open) => open || close()}
      open
      size="sm"
      title={t('title', { username })}
    >
      <div className="flex items-center justify-between gap-3 rounded-md border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 break-all text-base">{secret}</code>
        <CopyButton label={t('copy')} text={secret} />
      </div>
      <p className="mt-2 text-muted text-sm" role="timer">
        {t('left', { seconds: left })}
      </p>
    </Dialog>
  );
}
