'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import type { ShownError } from '../../trpc/procedure.ts';
import { shownErrorOf } from '../../trpc/shown-error.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import type { StartProps } from './start-button.tsx';
import { StartFields } from './start-fields.tsx';
import { askedOf, issuesOfStart, usualStart } from './start-values.ts';

function Refusal({ error }: { error: ShownError | undefined }) {
  const t = useTranslations('backTest.form');
  const locale = useLocale();
  if (!error) return null;
  const told = error.issues.length > 0 ? error.issues.map(({ message }) => message) : [error.text];
  return (
    <Notice title={t('refused')} tone="danger">
      <ul>
        {told.map((text) => (
          <li key={text[locale]}>{text[locale]}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Which periods and customers, and what becomes of those there are. */
export function StartDialog(props: StartProps & { onClose: () => void }) {
  const { kind, designKey: key, name, periods, idempotencyKey, onClose } = props;
  const t = useTranslations('backTest.form');
  const ui = useTranslations('ui');
  const router = useRouter();
  const form = useId();
  const [values, setValues] = useState(() => usualStart(periods));
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<ShownError>();
  const start = useMutation(
    useTrpc().backTest.start.mutationOptions({
      onSuccess: ({ id }) => router.push(paths.backTest(kind, key, id)),
      onError: (failed) => setError(shownErrorOf(failed)),
    }),
  );
  const issues = issuesOfStart(values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(undefined);
    if (issues.length === 0)
      start.mutate({ kind, key, idempotencyKey, ...askedOf(values, periods) });
  };
  return (
    <Dialog
      description={t('about', { name })}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            form={form}
            pending={start.isPending || start.isSuccess}
            type="submit"
            variant="primary"
          >
            {t('start')}
          </Button>
        </>
      }
      onOpenChange={(open) => open || onClose()}
      open
      size="lg"
      title={t('title')}
    >
      <form className="grid gap-4" id={form} onSubmit={submit}>
        <Refusal error={error} />
        <StartFields
          issues={isTried ? issues : []}
          onChange={setValues}
          periods={periods}
          values={values}
        />
      </form>
    </Dialog>
  );
}
