'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import { useToast } from '../../../ui/index.ts';

/** What is done to a whole run; each tells how it went and has the page rendered anew. */
export function useRunCommands(runId: string) {
  const t = useTranslations('billRuns.actions');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const trpc = useTrpc();
  const told = (title: string) => ({
    onSuccess: () => {
      toast({ tone: 'done' as const, title });
      router.refresh();
    },
    onError: (error: unknown) => {
      toast({ tone: 'failed' as const, title: errorText(error, locale) });
      router.refresh();
    },
  });
  return {
    runId,
    pause: useMutation(trpc.billRun.pause.mutationOptions(told(t('paused')))),
    resume: useMutation(trpc.billRun.resume.mutationOptions(told(t('resumed')))),
    cancel: useMutation(trpc.billRun.cancel.mutationOptions(told(t('cancelling')))),
    discard: useMutation(trpc.billRun.discard.mutationOptions(told(t('discarding')))),
    post: useMutation(trpc.billRun.post.mutationOptions(told(t('posting')))),
  };
}

export type RunCommands = ReturnType<typeof useRunCommands>;
