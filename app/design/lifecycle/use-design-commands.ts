'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { Design } from '#engine/runtime/design';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import { errorText } from '../../trpc/shown-error.ts';
import { formatDate, useToast } from '../../ui/index.ts';
import type { DesignName } from './types.ts';

/** What a command says when it is done; nothing where its dialog says it. */
type Said<Result> = (result: Result) => string;

interface Options {
  /** After a command that leaves the draft changed or gone, instead of showing the page anew. */
  onDone?: () => void;
}

/** The commands of a design's life; each says how it went and has the page rendered anew. */
export function useDesignCommands({ kind, key }: DesignName, { onDone }: Options = {}) {
  const t = useTranslations('lifecycle.done');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const { design } = useTrpc();
  const failed = (error: unknown) => {
    toast({ tone: 'failed', title: errorText(error, locale) });
    router.refresh();
  };
  const told = <Result>(said: Said<Result>, after?: (result: Result) => void) => ({
    onSuccess: (result: Result) => {
      toast({ tone: 'done' as const, title: said(result) });
      after?.(result);
      if (onDone) onDone();
      else router.refresh();
    },
    onError: failed,
  });
  const numbered = (id: 'retire' | 'cancelPublishing') => (result: Pick<Design, 'version'>) =>
    t(id, { version: result.version ?? 0 });
  const published = (
    { version, effectiveFrom }: Pick<Design, 'version' | 'effectiveFrom'>,
    today: string,
  ) =>
    effectiveFrom !== null && effectiveFrom > today
      ? t('schedule', { version: version ?? 0, date: formatDate(effectiveFrom, locale) })
      : t('publish', { version: version ?? 0 });
  const showDraft = () => router.push(paths.design(kind, key, { version: 'draft' }));
  return {
    published,
    submit: useMutation(design.submit.mutationOptions(told(() => t('submit')))),
    withdraw: useMutation(design.withdraw.mutationOptions(told(() => t('withdraw')))),
    approve: useMutation(design.approve.mutationOptions(told(() => t('approve')))),
    reject: useMutation(design.reject.mutationOptions(told(() => t('reject')))),
    // What stands in the way of publishing is told in its dialog.
    publish: useMutation(design.publish.mutationOptions()),
    retire: useMutation(design.retire.mutationOptions(told(numbered('retire')))),
    cancelPublishing: useMutation(
      design.cancelPublishing.mutationOptions(told(numbered('cancelPublishing'))),
    ),
    restore: useMutation(design.startDraft.mutationOptions(told(() => t('restore'), showDraft))),
    duplicate: useMutation(
      design.duplicate.mutationOptions(
        told(
          () => t('duplicate'),
          (made) => router.push(paths.design(made.kind, made.key)),
        ),
      ),
    ),
    import: useMutation(design.import.mutationOptions(told(() => t('import'), showDraft))),
    discard: useMutation(
      design.discardDraft.mutationOptions(
        told(
          () => t('discard'),
          ({ isGone }) => router.push(isGone ? paths.designs(kind) : paths.design(kind, key)),
        ),
      ),
    ),
  };
}

export type DesignCommands = ReturnType<typeof useDesignCommands>;
