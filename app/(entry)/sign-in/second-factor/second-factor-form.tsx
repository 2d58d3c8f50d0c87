'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { proveSecondFactor } from '../../../auth/actions.ts';
import { paths } from '../../../paths.ts';
import { Button, Field, TextInput, TextLink } from '../../../ui/index.ts';
import { Failure } from '../../failure.tsx';

interface SecondFactorFormProps {
  next: string | undefined;
  isRecovery: boolean;
}

export function SecondFactorForm({ next, isRecovery }: SecondFactorFormProps) {
  const words = useTranslations('signIn');
  const t = useTranslations('signIn.secondFactor');
  const [state, submit, pending] = useActionState(proveSecondFactor, {});
  const code = { autoFocus: true, required: true, autoComplete: 'one-time-code' };
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Failure error={state.error} words={{ refused: t('refused'), expired: t('expired') }} />
      {next && <input name="next" type="hidden" value={next} />}
      {isRecovery ? (
        <Field label={t('recoveryCode')}>
          <TextInput {...code} maxLength={40} name="recovery" spellCheck={false} />
        </Field>
      ) : (
        <Field label={t('code')}>
          <TextInput
            {...code}
            inputMode="numeric"
            maxLength={7}
            name="code"
            pattern="[0-9 ]{6,7}"
          />
        </Field>
      )}
      <Button pending={pending} size="lg" type="submit" variant="primary">
        {t('submit')}
      </Button>
      <p className="flex justify-between gap-4 text-sm">
        <TextLink href={paths.secondFactor(next, !isRecovery)}>
          {t(isRecovery ? 'useApp' : 'useRecovery')}
        </TextLink>
        <TextLink href={paths.signIn(next)}>{words('back')}</TextLink>
      </p>
    </form>
  );
}
