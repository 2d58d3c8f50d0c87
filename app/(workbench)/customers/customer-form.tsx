'use client';

import { useMutation } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { type FieldPath, FormProvider, useForm } from 'react-hook-form';
import type { Customer } from '#engine/runtime/customer';
import type { CustomerForm as Values } from '#schemas/generated/forms';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import { errorText, shownErrorOf } from '../../trpc/shown-error.ts';
import { AlertDialog, Button, Notice, useToast } from '../../ui/index.ts';
import { AddressFields, BasicFields, BillingFields, CustomFields } from './form-fields.tsx';
import { fieldOf, resolverFor } from './form-resolver.ts';
import { changesOf, inputOf, valuesOf } from './form-values.ts';

interface CustomerFormProps {
  /** Missing: a new one. */
  customer?: Customer;
  /** Members that the person may not change. */
  locked: readonly string[];
}

const SAID = [
  'required',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'type',
  'pattern',
] as const;

function useCustomerForm(customer: Customer | undefined) {
  const t = useTranslations('customers.form.errors');
  const resolver = useMemo(
    () =>
      resolverFor((keyword, limit) =>
        t(SAID.find((known) => known === keyword) ?? 'other', { limit }),
      ),
    [t],
  );
  return useForm<Values>({ defaultValues: valuesOf(customer), resolver, mode: 'onTouched' });
}

/** Creating and changing end alike: on the page of the customer. */
function useSave(customer: Customer | undefined, onError: (error: unknown) => void) {
  const t = useTranslations('customers.form');
  const trpc = useTrpc();
  const router = useRouter();
  const toast = useToast();
  const finish = ({ id }: { id: string }) => {
    toast({ title: t(customer ? 'saved' : 'created') });
    router.push(paths.customer(id));
    router.refresh();
  };
  const create = useMutation(trpc.customer.create.mutationOptions({ onSuccess: finish, onError }));
  const update = useMutation(trpc.customer.update.mutationOptions({ onSuccess: finish, onError }));
  const save = (values: Values) => {
    if (!customer) return create.mutate(inputOf(values));
    const { id, updatedAt, status } = customer;
    const changes = changesOf(values, customer);
    const moved = values.status !== undefined && values.status !== status;
    update.mutate({ ...changes, ...(moved && { status: values.status }), id, updatedAt });
  };
  return { save, isPending: create.isPending || update.isPending };
}

/** Esc asks before losing work, and so does closing the window. */
function useLeave(isDirty: boolean, to: Route) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  const leave = () => router.push(to);
  const request = () => (isDirty ? setAsking(true) : leave());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isAsking) request();
  };
  return { isAsking, setAsking, leave, request, onKeyDown };
}

export function CustomerForm({ customer, locked }: CustomerFormProps) {
  const t = useTranslations('customers.form');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const form = useCustomerForm(customer);
  const [refusal, setRefusal] = useState<unknown>();
  const { save, isPending } = useSave(customer, (error) => {
    for (const { path, message } of shownErrorOf(error).issues) {
      form.setError(fieldOf(path) as FieldPath<Values>, { message: message[locale] });
    }
    setRefusal(error);
  });
  const { isDirty } = form.formState;
  const leave = useLeave(
    isDirty && !isPending,
    customer ? paths.customer(customer.id) : paths.customers(),
  );
  const isLocked = useMemo(() => new Set(locked), [locked]);
  return (
    <FormProvider {...form}>
      <form
        className="flex max-w-3xl flex-col gap-4"
        noValidate
        onKeyDown={leave.onKeyDown}
        onSubmit={form.handleSubmit((values) => {
          setRefusal(undefined);
          save(values);
        })}
      >
        {refusal !== undefined && <Refusal customer={customer} error={refusal} />}
        {locked.length > 0 && <Notice title={t('readOnly')} tone="info" />}
        <BasicFields isNew={!customer} locked={isLocked} />
        <AddressFields locked={isLocked} />
        <BillingFields locked={isLocked} />
        <CustomFields locked={isLocked} />
        <div className="flex justify-end gap-2">
          <Button onClick={leave.request}>{ui('cancel')}</Button>
          <Button disabled={!isDirty} pending={isPending} type="submit" variant="primary">
            {t(customer ? 'save' : 'create')}
          </Button>
        </div>
      </form>
      <AlertDialog
        confirmLabel={ui('leave.leave')}
        danger
        description={ui('leave.text')}
        onConfirm={leave.leave}
        onOpenChange={leave.setAsking}
        open={leave.isAsking}
        title={ui('leave.title')}
      />
    </FormProvider>
  );
}

/** Why the server refused; a record that somebody else changed can be opened again. */
function Refusal({ error, customer }: { error: unknown; customer: Customer | undefined }) {
  const t = useTranslations('customers.form');
  const locale = useLocale();
  const isChanged = shownErrorOf(error).code === 'conflict' && customer !== undefined;
  if (!isChanged) return <Notice title={errorText(error, locale)} tone="danger" />;
  return (
    <Notice
      actions={
        <Button onClick={() => window.location.reload()} size="sm">
          {t('reload')}
        </Button>
      }
      title={errorText(error, locale)}
      tone="danger"
    >
      {t('conflictText')}
    </Notice>
  );
}
