'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { CustomerRow } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import {
  Badge,
  Button,
  cn,
  DateText,
  Dialog,
  Money,
  Radio,
  Table,
  Td,
  Th,
  useToast,
} from '../../../ui/index.ts';

export interface MergeDialogProps {
  pair: readonly [CustomerRow, CustomerRow];
  currency: string;
  timeZone: string;
  mayUndo: boolean;
  close: () => void;
}

/** The merge, and a way back that is shown with its success. */
function useMerge(kept: CustomerRow, mayUndo: boolean, close: () => void) {
  const t = useTranslations('customers.merge');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTrpc();
  const router = useRouter();
  const toast = useToast();
  const onError = (error: unknown) => toast({ tone: 'failed', title: errorText(error, locale) });
  const undo = useMutation(
    trpc.customer.undoMerge.mutationOptions({
      onSuccess: () => {
        toast({ title: t('undone') });
        router.refresh();
      },
      onError,
    }),
  );
  return useMutation(
    trpc.customer.merge.mutationOptions({
      onSuccess: ({ mergeId }) => {
        close();
        toast({
          title: t('done', { name: kept.name }),
          ...(mayUndo && {
            action: { label: ui('undo'), onSelect: () => undo.mutate({ mergeId }) },
          }),
        });
        router.push(paths.customer(kept.id));
        router.refresh();
      },
      onError,
    }),
  );
}

/** Two records side by side: which one stays, and where they differ. */
export function MergeDialog({ pair, currency, timeZone, mayUndo, close }: MergeDialogProps) {
  const t = useTranslations('customers.merge');
  const ui = useTranslations('ui');
  const [keptId, setKeptId] = useState(pair[0].id);
  const [kept, merged] = pair[0].id === keptId ? pair : ([pair[1], pair[0]] as const);
  const merge = useMerge(kept, mayUndo, close);
  return (
    <Dialog
      description={t('description')}
      footer={
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button
            onClick={() => merge.mutate({ keptId: kept.id, mergedId: merged.id })}
            pending={merge.isPending}
            variant="primary"
          >
            {t('apply')}
          </Button>
        </>
      }
      onOpenChange={close}
      open
      size="xl"
      title={t('title')}
    >
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Td className="border-line border-b" />
            {pair.map((row) => (
              <Th key={row.id}>
                <span className="flex items-center justify-between gap-3">
                  <Radio
                    checked={row.id === keptId}
                    label={t('keep')}
                    name="kept"
                    onChange={() => setKeptId(row.id)}
                  />
                  <Badge tone={row.id === keptId ? 'accent' : 'neutral'}>
                    {t(row.id === keptId ? 'kept' : 'gone')}
                  </Badge>
                </span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          <ComparedRows currency={currency} pair={pair} timeZone={timeZone} />
        </tbody>
      </Table>
    </Dialog>
  );
}

type ComparedProps = Pick<MergeDialogProps, 'pair' | 'currency' | 'timeZone'>;

function ComparedRows({ pair, currency, timeZone }: ComparedProps) {
  const t = useTranslations('customers.merge');
  const locale = useLocale();
  const members: [string, (row: CustomerRow) => string, ((row: CustomerRow) => ReactNode)?][] = [
    [t('name'), (row) => row.name],
    [t('number'), (row) => row.externalId ?? ''],
    [t('phone'), (row) => row.phone ?? ''],
    [t('email'), (row) => row.email ?? ''],
    [t('address'), (row) => row.addressLine],
    [t('plans'), (row) => row.plans.map(({ name }) => name[locale]).join(', ')],
    [t('tags'), (row) => row.tags.join(', ')],
    [
      t('balance'),
      (row) => row.balance,
      (row) => <Money amount={row.balance} currency={currency} />,
    ],
    [
      t('created'),
      (row) => row.createdAt,
      (row) => <DateText instant={row.createdAt} timeZone={timeZone} />,
    ],
  ];
  return members.map(([label, textOf, show = textOf]) => {
    const differs = textOf(pair[0]) !== textOf(pair[1]);
    return (
      <tr key={label}>
        <Th className="border-b-0" scope="row">
          {label}
          {differs && <span className="sr-only">, {t('differs')}</span>}
        </Th>
        {pair.map((row) => (
          <Td className={cn(differs ? 'font-medium' : 'text-muted')} key={row.id}>
            {textOf(row) === '' ? '–' : show(row)}
          </Td>
        ))}
      </tr>
    );
  });
}
