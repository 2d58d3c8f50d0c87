'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { joinAsNewPerson } from '../../auth/actions.ts';
import { Button, Field, TextInput } from '../../ui/index.ts';
import { Failure } from '../failure.tsx';

export function JoinForm({ token }: { token: string }) {
  const words = useTranslations('signIn');
  const t = useTranslations('signIn.reset');
  const [state, submit, pending] = useActionState(joinAsNewPerson, {});
  const password = {
    autoComplete: 'new-password',
    maxLength: 128,
    minLength: 10,
    required: true,
    type: 'password',
  };
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Failure
        error={state.error}
        words={{
          refused: t('refused'),
          different: t('different'),
          invalid: words('invitation.invalid'),
        }}
      />
      <input name="token" type="hidden" value={token} />
      <Field label={words('invitation.name')}>
        <TextInput
          autoComplete="name"
          autoFocus
          defaultValue={state.email}
          maxLength={200}
          name="name"
          required
        />
      </Field>
      <Field help={t('help')} label={words('password')}>
        <TextInput {...password} name="password" />
      </Field>
      <Field label={t('repeat')}>
        <TextInput {...password} name="repeat" />
      </Field>
      <Button pending={pending} size="lg" type="submit" variant="primary">
        {words('invitation.submit')}
      </Button>
    </form>
  );
}
