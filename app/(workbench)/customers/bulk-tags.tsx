'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Tags } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { CustomerPage, CustomerRow } from '#engine/runtime/customer';
import { useTrpc } from '../../trpc/client.tsx';
import { errorText } from '../../trpc/shown-error.ts';
import {
  Button,
  Dialog,
  Field,
  FieldGroup,
  formatCount,
  Radio,
  TextInput,
  useToast,
} from '../../ui/index.ts';
import { filterOf, type ListQuery } from './query.ts';

interface BulkTagsProps {
  rows: CustomerRow[];
  query: ListQuery;
  total: CustomerPage['total'];
  clear: () => void;
}

const wordsOf = (text: string): string[] =>
  [...new Set(text.split(/[,，、;；\n]/).map((word) => word.trim()))].filter(Boolean);

/** Adds and removes tags of the chosen customers, or of all that the filters find. */
export function BulkTags(props: BulkTagsProps) {
  const t = useTranslations('customers.bulk');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Tags aria-hidden="true" />} onClick={() => setOpen(true)} size="sm">
        {t('open')}
      </Button>
      {isOpen && <BulkTagsDialog {...props} close={() => setOpen(false)} />}
    </>
  );
}

/** The command, and a way back that is shown with its success. */
function useBulkTags({ clear, close }: { clear: () => void; close: () => void }) {
  const t = useTranslations('customers.bulk');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const toast = useToast();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.customer.pathKey() });
  const onError = (error: unknown) => toast({ tone: 'failed', title: errorText(error, locale) });
  const undo = useMutation(
    trpc.customer.undoBulkTags.mutationOptions({
      onSuccess: () => {
        toast({ title: t('undone') });
        return refresh();
      },
      onError,
    }),
  );
  return useMutation(
    trpc.customer.bulkSetTags.mutationOptions({
      onSuccess: ({ customers, undoId }) => {
        close();
        clear();
        const action = { label: ui('undo'), onSelect: () => undo.mutate({ undoId }) };
        toast({ title: t('done', { count: formatCount(customers, locale) }), action });
        return refresh();
      },
      onError,
    }),
  );
}

function BulkTagsDialog({
  rows,
  query,
  total,
  clear,
  close,
}: BulkTagsProps & { close: () => void }) {
  const t = useTranslations('customers.bulk');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const [isAll, setAll] = useState(false);
  const change = useBulkTags({ clear, close });
  const given = { add: wordsOf(add), remove: wordsOf(remove) };
  const isEmpty = given.add.length + given.remove.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    const whom = isAll ? { filter: filterOf(query) } : { ids: rows.map(({ id }) => id) };
    change.mutate({ ...given, ...whom });
  };
  return (
    <Dialog
      dirty={!isEmpty}
      footer={
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button
            disabled={isEmpty}
            form="bulk-tags"
            pending={change.isPending}
            type="submit"
            variant="primary"
          >
            {t('apply')}
          </Button>
        </>
      }
      onOpenChange={close}
      open
      title={t('title')}
    >
      <form className="flex flex-col gap-4" id="bulk-tags" onSubmit={submit}>
        <FieldGroup legend={t('whom')}>
          <Radio
            checked={!isAll}
            label={t('selected', { count: formatCount(rows.length, locale) })}
            name="whom"
            onChange={() => setAll(false)}
          />
          <Radio
            checked={isAll}
            label={t('all', { count: formatCount(total.count, locale) })}
            name="whom"
            onChange={() => setAll(true)}
          />
        </FieldGroup>
        <Field help={t('separate')} label={t('add')}>
          <TextInput onChange={(event) => setAdd(event.target.value)} value={add} />
        </Field>
        <Field help={t('separate')} label={t('remove')}>
          <TextInput onChange={(event) => setRemove(event.target.value)} value={remove} />
        </Field>
      </form>
    </Dialog>
  );
}
