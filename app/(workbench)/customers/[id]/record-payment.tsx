'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { shownErrorOf } from '../../../trpc/shown-error.ts';
import { Button, DateInput, Field, Select, TextInput } from '../../../ui/index.ts';
import { FormDialog } from './form-dialog.tsx';
import { useAfterCommand } from './use-command.ts';

interface RecordPaymentProps {
  customerId: string;
  currency: string;
  today: string;
  /** What is owed, as a proposal; empty where nothing is. */
  owed: string;
}

const METHODS = ['bank-transfer', 'wechat', 'alipay', 'cash', 'card', 'other'] as const;
type Method = (typeof METHODS)[number];

export function RecordPayment(props: RecordPaymentProps) {
  const t = useTranslations('customer.payment');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} variant="primary">
        {t('record')}
      </Button>
      {isOpen && <PaymentDialog {...props} close={() => setOpen(false)} />}
    </>
  );
}

/** Also where a page isn't served over TLS, which `randomUUID` needs. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One key for one opening of the form: sent twice, it records once. */
function useRecord(close: () => void) {
  const t = useTranslations('customer.payment');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  return useMutation(
    trpc.payment.record.mutationOptions({
      onSuccess: () => {
        close();
        succeed(t('recorded'));
      },
      onError: (error) => {
        if (shownErrorOf(error).code !== 'invalid') fail(error);
      },
    }),
  );
}

function PaymentDialog(props: RecordPaymentProps & { close: () => void }) {
  const { customerId, currency, today, owed, close } = props;
  const t = useTranslations('customer.payment');
  const [amount, setAmount] = useState(owed);
  const [method, setMethod] = useState<Method>('bank-transfer');
  const [receivedOn, setReceivedOn] = useState(today);
  const [reference, setReference] = useState('');
  const [idempotencyKey] = useState(newKey);
  const record = useRecord(close);
  const refused = record.error ? shownErrorOf(record.error).issues.map(({ path }) => path) : [];
  const submit = () =>
    record.mutate({
      customerId,
      amount: amount.trim().replaceAll(',', ''),
      method,
      receivedOn,
      reference: reference.trim(),
      idempotencyKey,
    });
  return (
    <FormDialog
      close={close}
      dirty={amount !== owed || reference !== ''}
      onSubmit={submit}
      pending={record.isPending}
      ready={amount.trim() !== ''}
      submit={t('record')}
      title={t('title')}
    >
      <Field
        error={refused.includes('/amount') && t('badAmount')}
        help={t('amountHelp')}
        label={t('amount')}
        required
      >
        <TextInput
          numeric
          onChange={(event) => setAmount(event.target.value)}
          unit={currency}
          value={amount}
        />
      </Field>
      <Field label={t('method')}>
        <Select
          onChange={(event) => setMethod(event.target.value as Method)}
          options={METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))}
          value={method}
        />
      </Field>
      <Field error={refused.includes('/receivedOn') && t('futureDate')} label={t('receivedOn')}>
        <DateInput
          max={today}
          onChange={(event) => setReceivedOn(event.target.value)}
          value={receivedOn}
        />
      </Field>
      <Field help={t('referenceHelp')} label={t('reference')}>
        <TextInput
          maxLength={200}
          onChange={(event) => setReference(event.target.value)}
          value={reference}
        />
      </Field>
    </FormDialog>
  );
}
