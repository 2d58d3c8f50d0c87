'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { changePassword } from '../../../auth/security-actions.ts';
import { Button, Checkbox, Field, Panel, TextInput } from '../../../ui/index.ts';
import { Outcome } from './outcome.tsx';

export function PasswordPanel() {
  const t = useTranslations('security.password');
  const [state, submit, pending] = useActionState(changePassword, {});
  const fresh = {
    autoComplete: 'new-password',
    maxLength: 128,
    minLength: 10,
    required: true,
    type: 'password',
  };
  return (
    <Panel title={t('title')}>
      <form action={submit} className="flex max-w-[420px] flex-col gap-4">
        <Outcome
          state={state}
          words={{
            changed: t('done'),
            wrong: t('wrong'),
            different: t('different'),
            refused: t('refused'),
          }}
        />
        <Field label={t('current')}>
          <TextInput
            autoComplete="current-password"
            maxLength={128}
            name="current"
            required
            type="password"
          />
        </Field>
        <Field help={t('help')} label={t('next')}>
          <TextInput {...fresh} name="next" />
        </Field>
        <Field label={t('repeat')}>
          <TextInput {...fresh} name="repeat" />
        </Field>
        <Checkbox defaultChecked label={t('others')} name="others" />
        <div>
          <Button pending={pending} type="submit" variant="primary">
            {t('submit')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
