'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { resetPassword } from '../../auth/actions.ts';
import { paths } from '../../paths.ts';
import { Button, Field, LinkButton, Notice, TextInput, TextLink } from '../../ui/index.ts';
import { Failure } from '../failure.tsx';

export function ResetForm({ token }: { token: string }) {
  const words = useTranslations('signIn');
  const t = useTranslations('signIn.reset');
  const [state, submit, pending] = useActionState(resetPassword, {});
  if (state.done) {
    return (
      <>
        <Notice>{t('done')}</Notice>
        <LinkButton href={paths.signIn()} variant="primary">
          {words('submit')}
        </LinkButton>
      </>
    );
  }
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
        words={{ refused: t('refused'), different: t('different'), invalid: t('invalid') }}
      />
      {state.error === 'invalid' && <TextLink href={paths.forgotPassword()}>{t('again')}</TextLink>}
      <input name="token" type="hidden" value={token} />
      <Field help={t('help')} label={t('password')}>
        <TextInput {...password} autoFocus name="password" />
      </Field>
      <Field label={t('repeat')}>
        <TextInput {...password} name="repeat" />
      </Field>
      <Button pending={pending} size="lg" type="submit" variant="primary">
        {t('submit')}
      </Button>
    </form>
  );
}
