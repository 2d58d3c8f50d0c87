'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import { useToast } from '../../../ui/index.ts';

export interface Marking {
  outcome: 'right' | 'wrong' | null;
  note?: string;
  /** Holds the invoices back as well, for this reason. */
  holdFor?: string;
}

/**
 * Marks, holds, releases and discards single invoices, several at once. Each call is a command of
 * its own: what fails is told, the others stand. Rejects where one failed.
 */
export function useInvoiceCommands() {
  const t = useTranslations('billRuns');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const trpc = useTrpc();
  const markOne = useMutation(trpc.billRun.mark.mutationOptions());
  const holdOne = useMutation(trpc.billRun.hold.mutationOptions());
  const releaseOne = useMutation(trpc.billRun.release.mutationOptions());
  const discardOne = useMutation(trpc.billRun.discardDraft.mutationOptions());

  async function forEach<Result>(
    ids: readonly string[],
    command: (invoiceId: string) => Promise<Result>,
    told: (results: Result[]) => string,
  ): Promise<void> {
    const outcomes = await Promise.allSettled(ids.map(command));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    const results = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    if (results.length > 0) toast({ tone: 'done', title: told(results) });
    if (failed) toast({ tone: 'failed', title: errorText(failed.reason, locale) });
    router.refresh();
    if (failed) throw failed.reason;
  }

  return {
    mark: (ids: readonly string[], { outcome, note, holdFor }: Marking) =>
      forEach(
        ids,
        async (invoiceId) => {
          await markOne.mutateAsync({ invoiceId, outcome, ...(note ? { note } : {}) });
          if (holdFor) await holdOne.mutateAsync({ invoiceId, reason: holdFor });
        },
        ({ length: count }) => t('marks.marked', { count }),
      ),
    hold: (ids: readonly string[], reason: string) =>
      forEach(
        ids,
        (invoiceId) => holdOne.mutateAsync({ invoiceId, reason }),
        ({ length: count }) => t('marks.heldToast', { count }),
      ),
    release: (ids: readonly string[]) =>
      forEach(
        ids,
        (invoiceId) => releaseOne.mutateAsync({ invoiceId }),
        (released) => {
          const numbers = released.flatMap(({ number }) => number ?? []);
          return numbers.length > 0
            ? t('heldList.postedToast', { numbers: numbers.slice(0, 3).join(', ') })
            : t('heldList.released', { count: released.length });
        },
      ),
    discard: (ids: readonly string[]) =>
      forEach(
        ids,
        (invoiceId) => discardOne.mutateAsync({ invoiceId }),
        ({ length: count }) => t('heldList.discarded', { count }),
      ),
  };
}

export type InvoiceCommands = ReturnType<typeof useInvoiceCommands>;
