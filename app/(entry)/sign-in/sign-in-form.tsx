'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { signIn } from '../../auth/actions.ts';
import { paths } from '../../paths.ts';
import { Button, Field, TextInput, TextLink } from '../../ui/index.ts';
import { Failure } from '../failure.tsx';

export function SignInForm({ next }: { next: string | undefined }) {
  const t = useTranslations('signIn');
  const [state, submit, pending] = useActionState(signIn, {});
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Failure error={state.error} words={{ refused: t('refused') }} />
      {next && <input name="next" type="hidden" value={next} />}
      <Field label={t('email')}>
        <TextInput
          autoComplete="username"
          autoFocus
          defaultValue={state.email}
          key={state.email}
          maxLength={320}
          name="email"
          required
          spellCheck={false}
          type="email"
        />
      </Field>
      <Field label={t('password')}>
        <TextInput
          autoComplete="current-password"
          maxLength={128}
          name="password"
          required
          type="password"
        />
      </Field>
      <Button pending={pending} size="lg" type="submit" variant="primary">
        {t('submit')}
      </Button>
      <p className="text-sm">
        <TextLink href={paths.forgotPassword()}>{t('forgot')}</TextLink>
      </p>
    </form>
  );
}
