'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { useToast } from '../../../../ui/index.ts';

/** Retries and accepts exceptions of a run. Both reject where the server refuses. */
export function useExceptionCommands(runId: string) {
  const t = useTranslations('billRuns.exceptionList');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const trpc = useTrpc();
  const onError = (error: unknown) => toast({ tone: 'failed', title: errorText(error, locale) });
  const onSettled = () => router.refresh();
  const retry = useMutation(
    trpc.billRun.retry.mutationOptions({
      onSuccess: (outcome) => toast({ tone: 'done', title: t('retriedToast', outcome) }),
      onError,
      onSettled,
    }),
  );
  const resolve = useMutation(trpc.billRun.resolve.mutationOptions({ onError, onSettled }));
  return {
    isRetrying: retry.isPending,
    /** Those customers, or all that are open. */
    retry: (customerIds?: string[]) =>
      retry.mutateAsync({ runId, ...(customerIds ? { customerIds } : {}) }),
    accept: async (customerIds: readonly string[], note: string) => {
      await Promise.all(
        customerIds.map((customerId) => resolve.mutateAsync({ runId, customerId, note })),
      );
      toast({ tone: 'done', title: t('acceptedToast') });
    },
  };
}

export type ExceptionCommands = ReturnType<typeof useExceptionCommands>;
