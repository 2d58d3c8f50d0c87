'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { finishFactor, type SecurityState } from '../../../auth/security-actions.ts';
import { Button, Checkbox, CopyButton, Field, TextInput } from '../../../ui/index.ts';
import { Outcome } from './outcome.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const QR_SIZE = 176;

/** The key for the app, the recovery codes, and a code that proves the app has the key. */
export function FactorSetUp({ begun }: { begun: SecurityState }) {
  const t = useTranslations('security.factor');
  const [state, submit, pending] = useActionState(finishFactor, begun);
  const setUp = begun.setUp ?? { qr: '', key: '' };
  return (
    <form action={submit} className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start gap-5">
        {/* biome-ignore lint/performance/noImgElement: a data URL, nothing to optimize */}
        <img
          alt={t('qr')}
          className="rounded-md border border-line bg-white"
          height={QR_SIZE}
          src={setUp.qr}
          width={QR_SIZE}
        />
        <div className="flex min-w-0 max-w-[320px] flex-col gap-2 text-sm">
          <p className="font-medium">{t('scan')}</p>
          <p className="text-muted">{t('manual')}</p>
          <p className="flex items-center gap-2 rounded-md bg-sunken px-2 py-1">
            <code className="min-w-0 break-all text-xs">{setUp.key}</code>
            <CopyButton text={setUp.key} />
          </p>
        </div>
      </div>
      <RecoveryCodes codes={begun.codes ?? []} />
      <div className="flex max-w-[420px] flex-col gap-4">
        <Checkbox label={t('kept')} required />
        <Outcome state={state} words={{ wrong: t('wrongCode') }} />
        <Field label={t('code')}>
          <TextInput
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={7}
            name="code"
            pattern="[0-9 ]{6,7}"
            required
          />
        </Field>
        <div>
          <Button pending={pending} type="submit" variant="primary">
            {t('finish')}
          </Button>
        </div>
      </div>
    </form>
  );
}
