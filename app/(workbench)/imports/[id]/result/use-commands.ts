'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { paths } from '../../../../paths.ts';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { useToast } from '../../../../ui/index.ts';
import type { Batch, ImportState } from '../../types.ts';
import type { EditState } from './use-edits.ts';

/** What a person may have done with a batch; each shows how it ended. */
export function useCommands(state: ImportState, renew: () => void, editing?: EditState) {
  const t = useTranslations('imports');
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTrpc();
  const toast = useToast();
  const onError = (error: unknown) => {
    toast({ tone: 'failed', title: errorText(error, locale) });
    renew();
  };
  const follow = ({ importId, status }: { importId: string; status: Batch['status'] }) => {
    if (status === 'done') toast({ tone: 'done', title: t('result.already') });
    if (importId === state.id) renew();
    else router.push(paths.import(importId));
    router.refresh();
  };
  const rehearse = useMutation(
    trpc.import.rehearse.mutationOptions({ onSuccess: follow, onError }),
  );
  const run = useMutation(trpc.import.run.mutationOptions({ onSuccess: follow, onError }));
  const cancel = useMutation(
    trpc.import.cancel.mutationOptions({
      onSuccess: () => {
        renew();
        router.refresh();
      },
      onError,
    }),
  );
  const { batch } = state;
  return {
    run,
    cancel,
    isRehearsing: rehearse.isPending || editing?.isSaving === true,
    /** The same mapping and options once more, with what is typed now as corrections. */
    rehearseAgain: async () => {
      const isSaved = !editing || editing.edits.size === 0 || (await editing.save());
      if (batch && isSaved) rehearse.mutate(againInput(state.id, batch));
    },
  };
}

function againInput(uploadId: string, { mapping, options, status }: Batch) {
  const { billingFrom, duplicates, encoding, delimiter } = options;
  return {
    uploadId,
    mapping: mapping ?? {},
    // After an import, what is there already is no error any more.
    duplicates: status === 'done' && duplicates === 'refuse' ? ('skip' as const) : duplicates,
    encoding,
    delimiter,
    ...(billingFrom === null ? {} : { billingFrom }),
  };
}
