'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import {
  beginFactor,
  endFactor,
  renewCodes,
  type SecurityState,
} from '../../../auth/security-actions.ts';
import { Button, Field, Panel, Status, TextInput } from '../../../ui/index.ts';
import { FactorSetUp } from './factor-set-up.tsx';
import { Outcome } from './outcome.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export function FactorPanel({ isOn }: { isOn: boolean }) {
  const t = useTranslations('security.factor');
  return (
    <Panel
      actions={<Status tone={isOn ? 'positive' : 'neutral'}>{isOn ? t('on') : t('off')}</Status>}
      title={t('title')}
    >
      {isOn ? <FactorOn /> : <FactorOff />}
    </Panel>
  );
}

function FactorOff() {
  const t = useTranslations('security.factor');
  const [state, submit, pending] = useActionState(beginFactor, {});
  if (state.setUp) return <FactorSetUp begun={state} />;
  return (
    <form action={submit} className="flex max-w-[420px] flex-col gap-4">
      <p className="text-muted text-sm">{t('offText')}</p>
      <Outcome state={state} words={{ wrong: t('wrongPassword') }} />
      <PasswordField />
      <div>
        <Button pending={pending} type="submit" variant="primary">
          {t('begin')}
        </Button>
      </div>
    </form>
  );
}

/** One password for both buttons: each sends the form to its own action. */
function FactorOn() {
  const t = useTranslations('security.factor');
  const [renewed, renew, isRenewing] = useActionState(renewCodes, {});
  const [ended, end, isEnding] = useActionState(endFactor, {});
  const state: SecurityState = renewed.error ? renewed : ended;
  return (
    <form className="flex max-w-[420px] flex-col gap-4">
      <p className="text-muted text-sm">{t('onText')}</p>
      <Outcome state={state} words={{ wrong: t('wrongPassword') }} />
      {renewed.codes && <RecoveryCodes codes={renewed.codes} />}
      <PasswordField />
      <div className="flex gap-2">
        <Button formAction={renew} pending={isRenewing} type="submit">
          {t('newCodes')}
        </Button>
        <Button formAction={end} pending={isEnding} type="submit" variant="danger">
          {t('turnOff')}
        </Button>
      </div>
    </form>
  );
}

function PasswordField() {
  const t = useTranslations('security.factor');
  return (
    <Field label={t('confirm')}>
      <TextInput
        autoComplete="current-password"
        maxLength={128}
        name="password"
        required
        type="password"
      />
    </Field>
  );
}
