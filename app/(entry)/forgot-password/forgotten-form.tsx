'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { askForReset } from '../../auth/actions.ts';
import { Button, Field, Notice, TextInput } from '../../ui/index.ts';
import { Failure } from '../failure.tsx';

export function ForgottenForm() {
  const t = useTranslations('signIn');
  const [state, submit, pending] = useActionState(askForReset, {});
  if (state.done) return <Notice>{t('forgotten.sent', { email: state.email ?? '' })}</Notice>;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Failure error={state.error} words={{}} />
      <Field label={t('email')}>
        <TextInput
          autoComplete="username"
          autoFocus
          defaultValue={state.email}
          maxLength={254}
          name="email"
          required
          type="email"
        />
      </Field>
      <Button pending={pending} size="lg" type="submit" variant="primary">
        {t('forgotten.submit')}
      </Button>
    </form>
  );
}
