'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { CustomerOverview } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import { useTrpc } from '../../../trpc/client.tsx';
import { Button, Notice, TextLink } from '../../../ui/index.ts';
import { useAfterCommand } from './use-command.ts';

interface MergedNoticeProps {
  merged: CustomerOverview['merged'];
  mergedInto: CustomerOverview['mergedInto'];
  mayUndo: boolean;
}

/** That this customer is two, or is part of another one by now. */
export function MergedNotice({ merged, mergedInto, mayUndo }: MergedNoticeProps) {
  const t = useTranslations('customer.merged');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const undo = useMutation(
    trpc.customer.undoMerge.mutationOptions({
      onSuccess: () => succeed(t('undone')),
      onError: fail,
    }),
  );
  if (mergedInto) {
    return (
      <Notice title={t('into')} tone="notice">
        <TextLink href={paths.customer(mergedInto.id)}>{mergedInto.name}</TextLink>
      </Notice>
    );
  }
  return merged.map(({ mergeId, name, id }) => (
    <Notice
      actions={
        mayUndo && (
          <Button onClick={() => undo.mutate({ mergeId })} pending={undo.isPending} size="sm">
            {t('undo')}
          </Button>
        )
      }
      key={mergeId}
      title={t('from', { name })}
      tone="info"
    >
      <TextLink href={paths.customer(id)}>{t('open')}</TextLink>
    </Notice>
  ));
}
