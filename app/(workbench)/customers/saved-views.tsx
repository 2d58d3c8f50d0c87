'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { SavedView } from '#engine/runtime/saved-view';
import { useTrpc } from '../../trpc/client.tsx';
import { errorText } from '../../trpc/shown-error.ts';
import { Button, Dialog, Field, Menu, Switch, TextInput, useToast } from '../../ui/index.ts';
import { changeQuery, type ListQuery, readQuery } from './query.ts';
import type { ListAddress } from './use-list-query.ts';

/** Filters kept under a name, one's own and those that others share. */
export function SavedViews({ query, replace, initial }: ListAddress & { initial: SavedView[] }) {
  const t = useTranslations('customers.views');
  const trpc = useTrpc();
  const [isSaving, setSaving] = useState(false);
  const views = useQuery(
    trpc.savedView.list.queryOptions({ list: 'customers' }, { initialData: initial }),
  );
  const rows = views.data ?? [];
  const current = rows.find((view) => isSame(readQuery(view.query as never), query));
  const remove = useRemove();
  const own = current?.isOwn ? current : undefined;
  return (
    <>
      <Menu
        align="start"
        heading={rows.length === 0 ? t('none') : undefined}
        items={[
          rows.map((view) => ({
            label: view.name,
            hint: view.isOwn ? undefined : t('shared'),
            checked: view.id === current?.id,
            onSelect: () => replace(readQuery(view.query as never)),
          })),
          [
            { label: t('save'), onSelect: () => setSaving(true) },
            ...(own
              ? [
                  {
                    label: t('remove', { name: own.name }),
                    danger: true,
                    onSelect: () => remove.mutate({ id: own.id }),
                  },
                ]
              : []),
          ],
        ]}
        trigger={
          <Button icon={<Bookmark aria-hidden="true" />} size="sm">
            {current?.name ?? t('title')}
          </Button>
        }
      />
      {isSaving && <SaveView close={() => setSaving(false)} query={query} />}
    </>
  );
}

const isSame = (one: ListQuery, other: ListQuery): boolean => {
  const text = (query: ListQuery) => JSON.stringify(Object.entries(changeQuery(query, {})).sort());
  return text(one) === text(other);
};

function useAfter() {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const locale = useLocale();
  const toast = useToast();
  return {
    refresh: () => queries.invalidateQueries({ queryKey: trpc.savedView.list.queryKey() }),
    toast,
    onError: (error: unknown) => toast({ tone: 'failed', title: errorText(error, locale) }),
  };
}

function useRemove() {
  const t = useTranslations('customers.views');
  const trpc = useTrpc();
  const { refresh, toast, onError } = useAfter();
  const onSuccess = () => {
    toast({ title: t('removed') });
    return refresh();
  };
  return useMutation(trpc.savedView.remove.mutationOptions({ onSuccess, onError }));
}

function SaveView({ query, close }: { query: ListQuery; close: () => void }) {
  const t = useTranslations('customers.views');
  const ui = useTranslations('ui');
  const trpc = useTrpc();
  const { refresh, toast, onError } = useAfter();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = useMutation(
    trpc.savedView.save.mutationOptions({
      onSuccess: (view) => {
        close();
        toast({ title: t('saved', { name: view.name }) });
        return refresh();
      },
      onError,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { cursor: _, ...kept } = query;
    if (name.trim() !== '')
      save.mutate({ list: 'customers', name: name.trim(), query: { ...kept }, isShared });
  };
  return (
    <Dialog
      footer={
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button
            disabled={name.trim() === ''}
            form="save-view"
            pending={save.isPending}
            type="submit"
            variant="primary"
          >
            {t('saveAs')}
          </Button>
        </>
      }
      onOpenChange={close}
      open
      size="sm"
      title={t('save')}
    >
      <form className="flex flex-col gap-4" id="save-view" onSubmit={submit}>
        <Field help={t('nameHelp')} label={t('name')} required>
          <TextInput
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
            value={name}
          />
        </Field>
        <Switch
          checked={isShared}
          help={t('shareHelp')}
          label={t('share')}
          onChange={(event) => setShared(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
