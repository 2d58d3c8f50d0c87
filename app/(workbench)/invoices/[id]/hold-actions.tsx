'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import { AlertDialog, Button, Dialog, Field, TextInput, useToast } from '../../../ui/index.ts';

interface HoldActionsProps {
  invoiceId: string;
  may: { hold: boolean; release: boolean };
  /** Its run is posted: released, it is posted at once. */
  needsPosting: boolean;
}

/** What both buttons do once the server has answered. */
function useOutcome(done: string) {
  const t = useTranslations('invoices.hold');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  return {
    onSuccess: () => {
      toast({ title: done, tone: 'done' });
      router.refresh();
    },
    onError: (error: unknown) =>
      toast({ title: t('failed'), text: errorText(error, locale), tone: 'failed' }),
  };
}

function HoldButton({ invoiceId }: { invoiceId: string }) {
  const t = useTranslations('invoices.hold');
  const trpc = useTrpc();
  const [open, setOpen] = useState(false);
  const outcome = useOutcome(t('done'));
  const hold = useMutation(trpc.billRun.hold.mutationOptions(outcome));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    if (reason === '') return;
    hold.mutate({ invoiceId, reason }, { onSuccess: () => setOpen(false) });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('hold')}</Button>
      <Dialog
        description={t('text')}
        footer={
          <Button form="hold-invoice" pending={hold.isPending} type="submit" variant="primary">
            {t('confirm')}
          </Button>
        }
        onOpenChange={setOpen}
        open={open}
        size="sm"
        title={t('title')}
      >
        <form id="hold-invoice" onSubmit={submit}>
          <Field label={t('reason')} required>
            <TextInput maxLength={200} name="reason" required />
          </Field>
        </form>
      </Dialog>
    </>
  );
}

function ReleaseButton({
  invoiceId,
  needsPosting,
}: Pick<HoldActionsProps, 'invoiceId' | 'needsPosting'>) {
  const t = useTranslations('invoices.hold');
  const trpc = useTrpc();
  const [open, setOpen] = useState(false);
  const release = useMutation(trpc.billRun.release.mutationOptions(useOutcome(t('released'))));
  const act = () => release.mutateAsync({ invoiceId });
  return (
    <>
      <Button
        onClick={() => (needsPosting ? setOpen(true) : release.mutate({ invoiceId }))}
        pending={release.isPending}
        variant="primary"
      >
        {t('release')}
      </Button>
      <AlertDialog
        confirmLabel={t('release')}
        description={t('releaseText')}
        onConfirm={act}
        onOpenChange={setOpen}
        open={open}
        title={t('releaseTitle')}
      />
    </>
  );
}

/** Keeps a draft back when its run is posted, or lets it go. */
export function HoldActions({ invoiceId, may, needsPosting }: HoldActionsProps) {
  return (
    <>
      {may.hold && <HoldButton invoiceId={invoiceId} />}
      {may.release && <ReleaseButton invoiceId={invoiceId} needsPosting={needsPosting} />}
    </>
  );
}
